local np = require "numpy"
local calls = 0
local helper = {}

function helper.total(w)
  calls = calls + 1
  local sum = np.sum(w)
  return sum
end

return helper
