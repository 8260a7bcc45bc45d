-- A shape that does not fit.
local np = require "numpy"
local helper = require "helper"

local w = np.array{{1, 2}, {3, 4}}
local ok = pcall(error, "caught")
local sum = helper.total(w)
local function apply(x)
  local scale = 2
  return np.dot(w, x) * scale
end
print(sum)
local y = apply(np.array{1, 2, 3})
