-- For wrk: the same address each time, as a page that many read. Prints, at the end, what vary.lua prints.
function done(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  print(string.format("measured %d %d %d %d", latency:percentile(50), latency:percentile(99),
    summary.requests * 1000000 / summary.duration, failed))
end
