-- measure(step) runs a step of training arg[1] times and prints the first
-- losses. Then bench, at the other end, sends numbers of steps, one a line, and
-- is told how many seconds these steps took.

local function measure(step)
  for i = 1, tonumber(arg[1]) do
    local loss = step()
    if i <= 5 then print("loss", loss:item()) end
  end
  print("ready")
  for line in io.lines() do
    local start = os.clock()
    local loss
    for _ = 1, tonumber(line) do loss = step() end
    loss:item()
    print("seconds", os.clock() - start)
  end
end

return measure
