# Read by bench.sh: what is not the time of a page, both databases beside each other.
# shellcheck shell=bash disable=SC2154

printf '\nThe cache of pages beside axum alone (the limit), 16 clients, and all else\n\n'
head_of what "${databases[@]}" unit bar ""
for name in list packed overview; do
  what=$name
  [[ "$name" != packed ]] || what="list, brotli,"
  line "$what from the cache" "cached_${name}_rate" 1 0 "pages/s"
  line "… the limit with the same bytes" "cached_${name}_limit_rate" 1 0 "pages/s"
  line "… of the limit" "cached_${name}_ratio" 10 0 "%" ">= 80"
done
line "list from the cache, one client" cached_one_median 1000 3 ms
line "list drawn anew, 16 clients" clients_5000_rate 1 0 "pages/s" ">= 1500"
line "list drawn anew, 99 of 100 within" list_5000_p99 1000 2 ms
line "list, growth from $smallest to $largest" growth 100 2 times "<= 2"
line "list, empty" empty_median 1000 2 ms "<= 50"
line "memory at 5000 after every page" memory_5000 1024 0 MB "<= 100"
line "… without the cache of pages" memory_drawn_5000 1024 0 MB
if ((largest > 5000)); then line "memory at $largest after every page" "memory_$largest" 1024 0 MB "<= 350"; fi
line "start to the first page at 5000" start_5000 1 0 ms "<= 100"
if ((largest > 5000)); then line "start to the first page at $largest" "start_$largest" 1 0 ms; fi
line "loading $largest" "load_$largest" 1 0 "a second" ">= 3000"
line "import of 10,000 rows of a spreadsheet" import_time 1000 1 s "<= 8"
line "… memory at most" import_memory 1024 0 MB "<= 150"
line "database for each of $largest" "each_$largest" 1000 1 kB "<= 6"
for size in "${sizes[@]}"; do
  [[ "$size" == 20000 ]] || line "verify at $size" "verify_$size" 1 0 "records/s" ">= 20000"
done
line "the disk alone: 4 kB written and synced" fsync 1000 2 ms
for size in "$smallest" "$largest"; do
  line "a report at $size: request to answer, median" "append_${size}_median" 1000 2 ms "<= 3"
done
line "… written to the disk for it" "append_${largest}_written" 1000 0 kB "" sqlite
line "64 people hand in reports: reports" writers_rate 1 0 "a second" ">= 200"
line "… slowest (form and answer)" writers_worst 1000 0 ms
line "… refused or failed" writers_bad 1 0 answers "<= 0"
line "… accepted and not in the record" writers_missing 1 0 reports "<= 0"
line "… in the record twice" writers_twice 1 0 reports "<= 0"
line "WebAssembly and JavaScript, brotli" client 1000 1 kB "<= 85"
line "style, brotli" style 1000 1 kB
