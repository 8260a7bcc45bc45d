-- Metatables and methods.
local Point = {}
Point.__index = Point
Point.__add = function(a, b) return Point.new(a.x + b.x, a.y + b.y) end
Point.__eq = function(a, b) return a.x == b.x and a.y == b.y end
Point.__call = function(self, k) return self.x * k end
Point.__tostring = function(p)
  local text = "(" .. p.x
  text = text .. ", " .. p.y .. ")"
  return text
end
function Point.new(x, y)
  local p = {x = x, y = y}
  return setmetatable(p, Point)
end
function Point:move(dx)
  self.x = self.x + dx
  return self
end
local p, q = Point.new(1, 2), Point.new(3, 4)
print(tostring(p + q), p == Point.new(1, 2), p(10))
print(tostring(p:move(5):move(1)))
local log = {}
local guarded = setmetatable({}, {
  __index = function(t, k) local n = #log + 1; log[n] = k; return n end,
  __newindex = function(t, k, v) rawset(t, k, v * 2) end,
})
print(guarded.a, guarded.b)
guarded.c = 5
print(guarded.c, table.concat(log, ","))
local sorted = {3, 1, 2}
table.sort(sorted, function(a, b) local less = a > b; return less end)
print(table.concat(sorted, " "))
print((("hello world"):gsub("o", function(c) local up = c:upper(); return up end)))
