local base = 10
local function add(x) return x + base end
print(arg[0], arg[1], add(1))
