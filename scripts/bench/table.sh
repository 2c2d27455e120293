# Read by the scripts that print tables. `sqlite`, `postgres` and `redmine` are arrays of numbers by name.
# shellcheck shell=bash disable=SC2154

missing=0

collect() { # array command…: the lines `name value` that a command prints, put into the array
  local -n into=$1
  local name value
  while read -r name value; do into[$name]=$value; done < <("${@:2}" || true)
}

divided() { # name times one other: a number of the array `of` made of two, when both are there
  if [[ -n "$3" ]] && ((${4:-0} > 0)); then of[$1]=$(($3 * $2 / $4)); fi
}

shown() { # value divisor digits
  if [[ -z "$1" ]]; then echo –; else awk -v value="$1" -v by="$2" -v digits="$3" \
    'BEGIN { printf "%.*f", digits, value / by }'; fi
}

kept() { # value divisor bar: whether it keeps to a bar such as `<= 2` or `>= 1500`
  awk -v value="$1" -v by="$2" -v bar="${3#* }" -v sign="${3% *}" \
    'BEGIN { it = value / by; exit !((sign == "<=" && it <= bar) || (sign == ">=" && it >= bar)) }'
}

row() { # words… verdict: a row of a table in Markdown
  local word
  printf '|'
  for word; do printf ' %s |' "$word"; done
  echo
}

head_of() { # words…: the head of a table, the first column to the left
  local word
  row "$@"
  printf '| --- |'
  for word in "${@:2}"; do printf ' ---: |'; done
  echo
}

line() { # title name divisor digits unit [bar [database]]: a row with every database, or measured on that one alone
  local title=$1 name=$2 divisor=$3 digits=$4 unit=$5 bar=${6:-} only=${7:-} database verdict='' cells=()
  for database in "${databases[@]}"; do
    # shellcheck disable=SC2178
    local -n of=$database
    local value=${of[$name]:-}
    cells+=("$(shown "$value" "$divisor" "$digits")")
    if [[ -z "$value" ]]; then
      [[ -n "$only" && "$only" != "$database" ]] || missing=$((missing + 1))
    elif [[ -n "$bar" ]]; then
      kept "$value" "$divisor" "$bar" || verdict=misses
      : "${verdict:=ok}"
    fi
  done
  row "$title" "${cells[@]}" "$unit" "$bar" "$verdict"
}
