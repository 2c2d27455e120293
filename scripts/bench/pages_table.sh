# Read by bench.sh: a table for each database with the median of every page at each size. Beyond a bar it says at which size.
# shellcheck shell=bash disable=SC2154

for database in "${databases[@]}"; do
  declare -n of=$database
  titles=()
  for size in "${sizes[@]}"; do titles+=("of $size"); done
  printf '\nPages drawn anew, one client, median in ms: %s\n\n' "$database"
  head_of page "${titles[@]}" "kB" "bar at 5000" "bar at 100000" ""
  while IFS='|' read -r name title bar far at; do
    # A page that this program does not have yet.
    [[ -z "${of[absent_$name]:-}" ]] || continue
    cells=() missed=()
    for size in "${sizes[@]}"; do
      value=${of[${name}_${size}_median]:-}
      cells+=("$(shown "$value" 1000 2)")
      if [[ -z "$value" ]]; then
        missing=$((missing + 1))
        continue
      fi
      if [[ "$size" == 5000 ]]; then kept "$value" 1000 "<= $bar" || missed+=("at $size"); fi
      if [[ "$size" == 100000 ]]; then [[ -z "$far" ]] || kept "$value" 1000 "<= $far" || missed+=("at $size"); fi
    done
    bytes=${of[${name}_bytes_5000]:-}
    heavy=150
    [[ "$name" != list ]] || heavy=60
    [[ "$at" == */export/* || "$at" == *.ics || -z "$bytes" ]] || kept "$bytes" 1000 "<= $heavy" || missed+=("over $heavy kB")
    verdict=ok
    ((${#missed[@]} == 0)) || verdict="misses: $(printf '%s, ' "${missed[@]}" | sed 's/, $//')"
    row "$title" "${cells[@]}" "$(shown "$bytes" 1000 0)" "<= $bar" "${far:+<= $far}" "$verdict"
  done <scripts/bench/pages.txt
done
