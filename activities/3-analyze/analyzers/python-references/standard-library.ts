/** Top-level modules of the standard library of Python 3.8 to 3.14 (sys.stdlib_module_names, with what came and went). */
const PYTHON_3 = `
  __future__ __main__ _abc _aix_support _ast _ast_unparse _asyncio _bisect _blake2 _bootlocale
  _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw
  _collections _collections_abc _colorize _compat_pickle _compression _contextvars _crypt _csv _ctypes
  _curses _curses_panel _datetime _dbm _decimal _dummy_threading _elementtree _frozen_importlib
  _frozen_importlib_external _functools _gdbm _hashlib _heapq _hmac _imp _interpchannels _interpqueues
  _interpreters _io _json _locale _lsprof _lzma _markupbase _md5 _msi _multibytecodec _multiprocessing
  _opcode _operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _py_warnings
  _pydecimal _pyio _pyrepl _queue _random _remote_debugging _scproxy _sha1 _sha256 _sha3 _sha512
  _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct
  _symtable _thread _threading_local _tkinter _tokenize _tracemalloc _types _typeshed _typing _uuid
  _warnings _weakref _weakrefset _winapi _zoneinfo _zstd abc aifc annotationlib antigravity argparse
  array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2
  cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall
  compression concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses
  dataclasses datetime dbm decimal difflib dis distutils doctest dummy_threading email encodings
  ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib
  functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http
  idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache
  locale logging lzma macpath mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt
  multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os
  ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix
  posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri
  random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex
  shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants
  sre_parse ssl stat statistics string stringprep struct subprocess sunau symbol symtable sys
  sysconfig syslog tabnanny tarfile telnetlib tempfile termios test textwrap this threading time
  timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing
  unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref
  xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
`;

/** Those that Python 2.7 had under other names. */
const PYTHON_2 = `
  BaseHTTPServer Bastion CGIHTTPServer ConfigParser Cookie DocXMLRPCServer HTMLParser Queue
  ScrolledText SimpleHTTPServer SimpleXMLRPCServer SocketServer StringIO Tkinter UserDict UserList
  UserString __builtin__ anydbm cPickle cStringIO commands cookielib copy_reg dbhash dircache dumbdbm
  exceptions fpformat future_builtins gdbm hotshot htmlentitydefs htmllib httplib ihooks markupbase
  md5 mhlib mimetools mimify multifile mutex new os2emxpath popen2 posixfile repr rexec rfc822
  robotparser sets sgmllib sha statvfs stringold sunaudio thread tkFileDialog tkMessageBox toaiff
  urllib2 urlparse user whichdb xmlrpclib
`;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const STANDARD: ReadonlySet<string> = new Set([...words(PYTHON_3), ...words(PYTHON_2)]);

export const isStandardLibrary = (topLevel: string): boolean => STANDARD.has(topLevel);
