-- Every metamethod of Lua 5.1.
local log = {}
local V = {}
local function new(n) return setmetatable({n = n}, V) end
local function number(v) return type(v) == "table" and v.n or v end
for name, f in pairs({
  __add = function(a, b) return a + b end, __sub = function(a, b) return a - b end,
  __mul = function(a, b) return a * b end, __div = function(a, b) return a / b end,
  __mod = function(a, b) return a % b end, __pow = function(a, b) return a ^ b end,
}) do
  V[name] = function(a, b)
    local result = f(number(a), number(b))
    return new(result)
  end
end
V.__unm = function(a) local minus = -a.n; return new(minus) end
V.__concat = function(a, b) local text = number(a) .. "|" .. number(b); return text end
V.__eq = function(a, b) log[#log + 1] = "eq"; return a.n == b.n end
V.__lt = function(a, b) log[#log + 1] = "lt"; return number(a) < number(b) end
V.__le = function(a, b) log[#log + 1] = "le"; return number(a) <= number(b) end
V.__call = function(self, ...) local count = select("#", ...); return self.n, count, ... end
V.__tostring = function(v) local text = "V" .. v.n; return text end
local a, b = new(7), new(2)
print(tostring(a + b), tostring(a - 1), tostring(3 * b), tostring(a / b), tostring(a % b), tostring(2 ^ b), tostring(-a))
print(a .. b, a .. "x", 1 .. b)
print(a == b, a == new(7), a ~= b, a < b, a <= b, a > b, a >= b)
print(table.concat(log, " "))
print(a(1, nil), (a()))
V.__index = function(t, k) local twice = k .. k; return twice end
print(a.field, a[1], rawget(a, "field"))
V.__index = {inherited = "yes", method = function(self, x) return self.n + x end}
print(a.inherited, a:method(1), a.none)
V.__newindex = function(t, k, v) local kept = v; rawset(t, k, kept * 10) end
a.new = 5
print(a.new)
V.__newindex = log
a.other = "in the log"
print(rawget(a, "other"), log.other)
V.__metatable = "locked"
print(getmetatable(a), pcall(setmetatable, a, {}))
local Base = {}
Base.__index = Base
function Base.new(class, ...) local o = setmetatable({}, class); o:init(...); return o end
function Base:init(name) self.name = name end
function Base:hello() return "hello " .. self.name end
local Derived = setmetatable({}, {__index = Base})
Derived.__index = Derived
function Derived:hello() local text = Base.hello(self); return text .. "!" end
print(Derived:new("d"):hello(), Base:new("b"):hello())
local proxy = setmetatable({}, {__index = _G})
proxy.x = 1
print(proxy.type(proxy.x), rawequal(proxy, proxy))
local weak = setmetatable({}, {__mode = "k"})
weak[{}] = 1
print(next(setmetatable({}, {__index = {1}})))
print(pcall(function() return a < {} end))
print(pcall(function() return {} .. "x" end))
print(pcall(function() return nil + 1 end))
print(pcall(function() local t = setmetatable({}, {__index = function(t, k) error("no field " .. k) end}); return t.x end))
