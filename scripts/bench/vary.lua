-- For wrk: the address it was given with another number at the end of each request, so that no page is answered from a
-- cache of whole pages. Prints, at the end, microseconds at the median and the 99th percentile, answers a second, and how
-- many answers were not 200.
local requests = 0

function init()
  -- Each thread counts in a stretch of its own; the seed is the clock, so that no run repeats another's addresses.
  requests = os.time() * 100000
end

function request()
  requests = requests + 1
  local path = wrk.path
  local mark = string.find(path, "?", 1, true) and "&" or "?"
  return wrk.format("GET", path .. mark .. "n=" .. string.format("%d", requests))
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  print(string.format("measured %d %d %d %d", latency:percentile(50), latency:percentile(99),
    summary.requests * 1000000 / summary.duration, failed))
end
