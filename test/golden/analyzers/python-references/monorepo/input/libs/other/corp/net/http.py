from corp.util.text import slug
import corp.util.text
slug(1)
corp.util.text.slug(2)
