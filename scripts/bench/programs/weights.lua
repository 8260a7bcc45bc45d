-- weights(...) draws a matrix or a filter of this shape as LeCunNormal does.
local np = require "numpy"

return function(...)
  local shape = {...}
  local fan_in = 1
  for i = 2, #shape do fan_in = fan_in * shape[i] end
  return np.random.normal(0, math.sqrt(1 / fan_in), shape):astype("float32")
end
