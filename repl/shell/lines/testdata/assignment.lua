-- What is evaluated, in which order, and how many values it gives.
local log = {}
local function note(name, ...) log[#log + 1] = name; return ... end
local function show() print(table.concat(log, " ")); log = {} end
local t = {}
t[note("key1", 1)], t[note("key2", 2)] = note("value1", "a"), note("value2", "b")
show()
print(t[1], t[2])
local i = 1
i, t[i] = i + 1, "at one"
print(i, t[1], t[2])
local a, b, c = note("three", 1, 2, 3)
print(a, b, c)
a, b, c = note("first", 1, 2, 3), 4
print(a, b, c)
a, b, c = 0, note("rest", 5, 6)
print(a, b, c)
a, b = (note("one", 7, 8))
print(a, b)
a, b, c = c, a, b
print(a, b, c)
a = {note("x", 1, 2), note("y", 3, 4)}
print(#a, a[1], a[2], a[3])
a = {note("x", 1, 2), (note("y", 3, 4))}
print(#a)
a = {n = note("n", 1), [note("k", "key")] = note("v", "value"), 10, 20; 30}
print(a.n, a.key, #a)
show()
print(note("left", 1) + note("right", 2) * note("far", 3))
print(note("and", false) and note("never") or note("or", "taken"))
print(note("l", "a") .. note("m", "b") .. note("r", "c"))
show()
local x, x = 1, 2
print(x)
local p, q = 1
print(p, q)
local function swap(u, v) return v, u end
p, q = swap(p, "q")
print(p, q)
local n = 0
local function nextn() n = n + 1; return n end
local list = {nextn(), nextn(), nextn()}
print(list[1], list[2], list[3])
list[nextn()], list[nextn()] = nextn(), nextn()
print(list[4], list[5], n)
local nested = {a = {b = {c = 1}}}
nested.a.b.c, nested.a.b.d = nested.a.b.c + 1, nested.a.b.c
print(nested.a.b.c, nested.a.b.d)
-- A statement over several lines.
local long = swap(
  note("one", 1),
  note("two", 2)
) + #{
  1,
  2,
}
print(long)
show()
g1, g2 = 1, 2
g1, g2 = g2, g1
print(g1, g2, rawget(_G, "g3"))
local s = "text"
print(s:upper():lower():len(), ("x"):rep(2), #s:rep(3), s:sub(2, -2):byte())
print(-2 ^ 2, not 1 == 2, 1 .. 2 == "12", 2 ^ -1, "10" + 5, "3" * "4", 10 / 4, -7 % 3, 7 % -3)
print(1 < 2 == true, "a" < "b", not (1 >= 2), 1 == 1.0, "1" == 1, nil == false)
print(1 and nil, false or nil, nil and 1, 0 and "zero is true", "" and "so is this")
