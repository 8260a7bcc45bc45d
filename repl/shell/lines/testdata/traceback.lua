-- Where errors say they are: levels, lines of long statements, tracebacks.
local function at(level) error("here", level) end
local function outer(level)
  local ok, message = pcall(at, level)
  return message
end
print(outer(0), outer(1), outer(2))
print(select(2, pcall(function()
  local a = 1
  at(2)
end)))
print(select(2, pcall(function()
  local t = {}
  local v = t.a
    .b
  return v
end)))
print(select(2, pcall(function()
  return 1 +
    nil
end)))
print(select(2, pcall(function()
  local x = {
    1,
    2 .. {},
  }
end)))
print(select(2, pcall(function() for i = 1, "x" do end end)))
print(select(2, pcall(function() for i in 5 do end end)))
print(select(2, pcall(function() local a; a() end)))
print(select(2, pcall(function() local a = {}; a:nothing() end)))
print(select(2, pcall(function() missing.field = 1 end)))
print(select(2, pcall(function() local a = "x" < 1 end)))
print(select(2, pcall(function() return #5 end)))
print(select(2, pcall(function() local t = {}; t[nil] = 1 end)))
print(select(2, pcall(function() if nil > 1 then end end)))
print(select(2, pcall(function() local n = 0; while n < {} do n = n + 1 end end)))
print(select(2, pcall(function() local n = 0; repeat n = n + 1 until n > nil end)))
print(select(2, pcall(error)))
print(pcall(error, nil))
print(pcall(error, setmetatable({}, {__tostring = function() return "object" end})))
print(select("#", pcall(function() return 1, nil, 3, nil end)))
local function lines(text) return (text:gsub("%s*%[G%][^\n]*", "")) end
local function deep(n)
  if n == 0 then
    return lines(debug.traceback("trace"))
  end
  local below = deep(n - 1)
  return below
end
print(deep(2))
print(xpcall(function()
  local x = nil
  local y = x + 1
end, function(message) return lines(debug.traceback(message)) end))
print(debug.getinfo(1, "l").currentline, debug.getinfo(deep, "S").linedefined)
print(debug.getinfo(1, "S").source:match("[^/]*$"), debug.getinfo(deep, "S").what)
local function caught()
  local before = "set"
  local ok, err = pcall(function()
    before = "changed"
    error({message = "table"})
  end)
  return before, ok, err.message
end
print(caught())
local function nested()
  return pcall(function()
    local ok, inner = pcall(error, "inner", 0)
    error("outer after " .. inner, 0)
  end)
end
print(nested())
local co = coroutine.create(function() local x = 1; error("in coroutine") end)
print(coroutine.resume(co))
print(pcall(coroutine.wrap(function() local y = {}; return y.z.w end)))
print(assert(1, "no"), pcall(assert, false, "asserted"), pcall(assert, nil))
error("the end")
