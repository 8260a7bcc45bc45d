"""Cases of the functions that read and write text files.

The Lua code gets the text as an argument and writes it to the file t.txt.
"""
import os
import tempfile

import numpy as np
from record import array, case, lua, write

os.chdir(tempfile.mkdtemp())


def words(kw):
    return ", {" + ", ".join("%s = %s" % (k, lua(v)) for k, v in kw.items()) + "}" if kw else ""


def string(s):
    return '"' + s.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t").replace('"', '\\"') + '"'


def lua_words(kw):
    return ", {" + ", ".join("%s = %s" % (k, string(v) if isinstance(v, str) else lua(v)) for k, v in kw.items()) + "}" if kw else ""


def read(name, text, **kw):
    def python():
        with open("t.txt", "w", newline="", encoding="utf-8") as f:
            f.write(text)
        x = getattr(np, name)("t.txt", **kw)
        return x if x.dtype.names is None else [x[n] for n in x.dtype.names]
    body = "local f = io.open('t.txt', 'wb') f:write(%s) f:close() " % string(text)
    call = "np.%s('t.txt'%s)" % (name, lua_words(kw))
    case(body + "return " + call, python, exact=True)


for name in ["loadtxt", "genfromtxt"]:
    read(name, "1 2 3\n4 5 6\n")
    read(name, "1 2 3\n4 5 6")
    read(name, "  1\t2   3 \r\n4 5 6\r\n")
    read(name, "1,2,3\n4,5,6\n", delimiter=",")
    read(name, "1, 2 ,3\n\n4,5,6\n", delimiter=",")
    read(name, "# x y\n1 2\n3 4 # last\n")
    read(name, "% x y\n1 2\n", comments="%")
    read(name, "1\n2\n3\n")
    read(name, "1 2 3\n")
    read(name, "5\n")
    read(name, "1e3 -2.5E-1\n+3 .5\n")
    read(name, "nan inf\n-inf 1\n")
    read(name, "1 2 3\n4 5 6\n", usecols=[0, 2])
    read(name, "1 2 3\n4 5 6\n", usecols=[-1])
    read(name, "1 2 3\n4 5 6\n", usecols=1)
    read(name, "1 2 3\n4 5 6\n", usecols=[3])
    read(name, "1 2\n3 4\n5 6\n", unpack=True)
    read(name, "1 2\n3 4\n5 6\n", max_rows=2)
    read(name, "1 2\n3 4\n", dtype="float32")
    read(name, "1 2\n3 4\n", dtype="int32")
    read(name, "1\t2\n3\t4\n", delimiter="\t")
    read(name, "1;2\n3;4\n", delimiter=";")
    read(name, "1 2\n3\n")
read("loadtxt", "x y\n1 2\n")
read("loadtxt", "x y\n1 2\n", skiprows=1)
read("loadtxt", "1 2\n3 x\n")
read("loadtxt", "1,,3\n", delimiter=",")
read("loadtxt", "1 2 3\n", ndmin=2)
read("loadtxt", "5\n", ndmin=1)
read("loadtxt", "5\n", ndmin=2)
read("loadtxt", "1\n2\n", ndmin=2)
read("loadtxt", "")
read("loadtxt", "1 2\n3 4\n5 6\n", skiprows=1, max_rows=1)
read("genfromtxt", "1,,3\n4,x,6\n", delimiter=",")
read("genfromtxt", "1,,3\n4,x,6\n", delimiter=",", filling_values=-9)
read("genfromtxt", "x,y\n1,2\n3,4\n", delimiter=",", skip_header=1)
read("genfromtxt", "1 2\n3 4\nend of file\n", skip_footer=1)
for text in ["x,y\n1,2\n3,4\n", "# x,y\n1,2\n3,4\n"]:
    def python(text=text):
        with open("t.txt", "w") as f:
            f.write(text)
        x = np.genfromtxt("t.txt", delimiter=",", names=True)
        return x["x"], x["y"]
    case("local f = io.open('t.txt', 'wb') f:write(%s) f:close() local d = np.genfromtxt('t.txt', {delimiter = ',', names = true}) return d.x, d.y" % string(text), python, exact=True)


def names(header):
    def python():
        with open("t.txt", "w") as f:
            f.write(header + "\n" + ",".join("1" * len(header.split(","))) + "\n")
        return sorted(np.genfromtxt("t.txt", delimiter=",", names=True).dtype.names)
    case("local f = io.open('t.txt', 'wb') f:write(%s) f:close() local n = {} for k in pairs(np.genfromtxt('t.txt', {delimiter = ',', names = true})) do n[#n + 1] = k end table.sort(n) return n"
         % string(header + "\n" + ",".join("1" * len(header.split(","))) + "\n"), python)


names("sepal length (cm),sepal width (cm)")
names("a,a,a")
names("a,,b%")
names("x-1,y.2")


def save(x, **kw):
    def python(x):
        np.savetxt("t.txt", x, **kw)
        return open("t.txt", newline="").read()
    case("local x = ... np.savetxt('t.txt', x%s) return io.open('t.txt', 'rb'):read('*a')" % lua_words(kw), python, x)


m = array([[1, -2.5, 3e10], [4e-8, np.nan, np.inf]], "d")
for x in [m, m.astype("f"), array([1.5, 2]), array([[1, 2], [3, 4]], "i"), array([[True, False]], "?"), array([[0.1, 1 / 3]], "f")]:
    save(x)
    for fmt in ["%.3f", "%g", "%s", "%10.2e", "%+.1f", "%-8.1f|", "%08.3f", "%.3g", "%G", "%d"]:
        save(x, fmt=fmt)
    save(x, delimiter=",", header="a\nb", footer="end", comments="// ")
    save(x, newline="\r\n")
save(m[:, :2], fmt=["%.1f", "%.2f"])
save(m[:, :2], fmt="%.1f : %.2f")
save(m, fmt=["%.1f", "%.2f"])
save(m, fmt="%q")
save(array(1.0))
save(np.zeros((2, 2, 2)))


def string_case(text, **kw):
    case("return np.fromstring(%s%s)" % (string(text), lua_words(kw)), lambda: np.fromstring(text, **kw), exact=True)


string_case("1 2 3", sep=" ")
string_case("1,2 , 3", sep=",")
string_case("1, 2, 3", sep=", ")
string_case("1 2 3", sep=" ", dtype="int32")
string_case("1 2 3", sep=" ", count=2)
string_case("  1.5\n2 ", sep=" ", dtype="float32")
write("text")
