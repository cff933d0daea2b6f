import urllib2, ConfigParser


class Old:
    def run(self, (a, b), c):
        print "running", a
        print >>sys.stderr, self.name()
        exec "x = 1" in {}
        super(Old, self).run(c)
        try:
            urllib2.urlopen(a)
        except IOError, error:
            print error
        return `a` <> 0777


def sound():
    return helper()
