#!/usr/bin/env bash
# Shows that the C++ tests notice mistakes in the code that makes the library fast: makes each of the mistakes below in a
# copy of the sources, builds what depends on it, and runs the tests on the one file of cases that is named. Exit status 1:
# a mistake goes unnoticed, or a text to replace is not there once. Needs what `mvn -pl cpp -am verify` leaves in target.
# mutants.sh [TEXT ...]: all mistakes, or those whose names have one of the texts.
set -euo pipefail
cd "$(dirname "$0")"
wanted=("$@")
out=target/mutants
export FLAGS='-std=c++17 -O1 -ffp-contract=off -fno-math-errno -fno-exceptions -fno-rtti -fvisibility=hidden -fPIC'
export COPY=$out/copy
for needed in target/cases/chains.cases target/objs/plan.o target/test-objs/test_main.o; do
  [ -e $needed ] || { echo "mutants: $needed is missing, run mvn -pl cpp -am verify first" >&2; exit 2; }
done
newer=$(find src test -type f -newer target/halfpixel.test -print -quit)
[ -z "$newer" ] || { echo "mutants: $newer is newer than the tests, run mvn -pl cpp -am verify first" >&2; exit 2; }
rm -rf "$out"
mkdir -p "$out"
failures=0
made=0

# The tests with one file of cases, and the small one of bands: in place of the others, which the tests must find, it has the
# few examples.
run() { # PROGRAM, CASES
  local folder=$out/cases-$2 file
  mkdir -p "$folder"
  for file in target/cases/*.cases; do
    case $(basename "$file") in
      "$2.cases" | bands.cases | refused.cases) ln -sf "$PWD/$file" "$folder/" ;;
      *) ln -sf "$PWD/target/cases/examples.cases" "$folder/$(basename "$file")" ;;
    esac
  done
  timeout 120 "$1" "$folder" >"$1.log" 2>&1
}

# Compiles the copy's files that depend on a header or source, and links them with the objects of the others.
build() { # COPY, FILE, PROGRAM
  local objects=$1/objs source object
  mkdir "$objects"
  ln -s "$PWD"/target/objs/*.o "$PWD"/target/test-objs/*.o "$objects/"
  find "$1/src" "$1/test" -name '*.cpp' | while read -r source; do
    object=$objects/$(basename "$source" .cpp).o
    if g++ -std=c++17 -MM -I"$1/src" -Iinclude "$source" | grep -qF "$2"; then
      rm -f "$object"
      printf '%s\0%s\0' "$source" "$object"
    fi
  done | xargs -0 -r -n 2 -P 2 sh -c 'g++ $FLAGS -I"$COPY/src" -Iinclude -c "$0" -o "$1"'
  g++ "$objects"/*.o -o "$3"
}

# Builds and runs the tests with a text of a file replaced.
tests_pass() { # FILE, RIGHT, WRONG, CASES
  local text
  rm -rf "$COPY"
  mkdir "$COPY"
  cp -r src test "$COPY/"
  text=$(cat "src/$1" && printf x)
  text=${text/"$2"/"$3"}
  printf '%s' "${text%x}" >"$COPY/src/$1"
  build "$COPY" "$1" "$out/program"
  run "$out/program" "$4"
}

is_wanted() { # NAME
  local text
  for text in "${wanted[@]}"; do
    [[ $1 != *"$text"* ]] || return 0
  done
  [ ${#wanted[@]} = 0 ]
}

mistake() { # NAME, FILE, RIGHT, WRONG, CASES
  local text without
  is_wanted "$1" || return 0
  made=$((made + 1))
  text=$(cat "src/$2")
  without=${text//"$3"/}
  if [ $((${#text} - ${#without})) != ${#3} ]; then
    echo "NOT THERE ONCE: $1: $3 in src/$2"
    failures=$((failures + 1))
  elif tests_pass "$2" "$3" "$4" "$5"; then
    echo "UNNOTICED by $5.cases: $1"
    failures=$((failures + 1))
  else
    echo "noticed by $5.cases: $1 ($(tail -n 1 "$out/program.log"))"
  fi
}

# Without a mistake, built in the same way.
tests_pass producers/producer.h "" "" chains || { echo "mutants: chains.cases fail without a mistake" >&2; exit 2; }
tests_pass loops/stream.inl "" "" large || { echo "mutants: large.cases fail without a mistake" >&2; exit 2; }
mistake "a ring keeps one row too few" producers/across.cpp \
  'while (ring.slots < needed)' 'while (ring.slots < needed - 1)' chains
mistake "a ring compares only the beginning of what it holds" producers/producer.h \
  'return range.begin == other.begin && range.end == other.end;' 'return range.begin == other.begin;' chains
mistake "a ring holds rows of the run before" producers/producer.cpp \
  'std::fill(tags, tags + producer.ring.slots, Tag{{-1, -1}});' 'std::fill(tags, tags, Tag{{-1, -1}});' chains
mistake "a tensor between steps is read to one unit too early" plan/plan_run.cpp \
  'const hp::Range input = reads(producer, output);' \
  'hp::Range input = reads(producer, output); input.end -= input.end - input.begin > 1 ? 1 : 0;' chains
mistake "a band ends one unit too early" plan/plan_run.cpp \
  'int64_t last = first + each + (band < more ? 1 : 0);' 'int64_t last = first + each;' chains
mistake "a stream forgets its tail" loops/stream.inl \
  'copy_edge<V>(in + at, out + at, bytes - at);' '' large
mistake "high pieces of weights are left out" loops/pieces.inl \
  '    join(sums, high);' '' integers
mistake "low pieces of weights are signed" tables/tap_rows.cpp \
  'weight & ((1 << piece_bits) - 1)' 'weight & ((2 << piece_bits) - 1)' integers
mistake "sums of words take low pieces twice" loops/pieces.inl \
  'W::row(p + 2 * W::outputs)' 'W::row(p)' integers
mistake "pairs of pixels take the weights of neighbours" x86/pairs.inl \
  '_mm256_setr_epi32(1, 1, 1, 1, 3, 3, 3, 3)' '_mm256_setr_epi32(1, 1, 1, 1, 2, 2, 2, 2)' integers
mistake "pairs of bytes leave out the rounding" x86/pairs.inl \
  '_mm256_madd_epi16(_mm256_cvtepu8_epi16(v), w), rounding)' '_mm256_madd_epi16(_mm256_cvtepu8_epi16(v), w), _mm256_setzero_si256())' integers
mistake "pairs of pixels read behind the row" tables/pair_sums.cpp \
  'pairs.first[row] = first * ' 'pairs.first[row] = (first + 1) * ' integers
mistake "upper halves go round at 16 bits" x86/pairs.inl \
  'v = _mm256_adds_epi16(v, ' 'v = _mm256_add_epi16(v, ' integers
mistake "upper halves are taken with any rounding" tables/pair_sums.cpp \
  'step.body_inner == 0 && step.rounding >= 0 &&' 'step.body_inner == 0 &&' integers
mistake "upper halves leave out the end of a row" loops/pairs.inl \
  'words.make(rows, count - W::lanes, out);' '' integers
mistake "short rows of a gather keep the mask of the first" loops/gather.inl \
  'Q::copy_shuffled(in + row * input, mask, out + row * output);' 'Q::copy_shuffled(in + row * output, mask, out + row * output);' moves
mistake "short rows are read where others are written" producers/gather.cpp \
  'i / blocks * inputs' 'i / blocks * blocks' moves
mistake "images of a gradient that are taken together are too near" producers/adjoint.cpp \
  'target += (work.row.images - 1) * work.row.image_out;' '' blends
mistake "taps of a gradient share inputs that lie behind what is loaded" tables/adjoint_table.cpp \
  'shared = place >= 0 && place < width(block.span);' 'shared = place >= 0;' blends
mistake "images of a gradient read the first one" loops/adjoint_blocks.inl \
  'low[k] = V::load(in + of + k * image_in);' 'low[k] = V::load(in + of);' blends
mistake "taps with gaps between them are neighbours" tables/tiles.cpp \
  'rows.indices[first + t] == rows.indices[first] + t' 'rows.indices[first + t] > rows.indices[first]' sums
mistake "thirds of a row begin at the first of them" loops/along_thirds.inl \
  'return every[at % 3] + at / 3;' 'return every[at % 3];' sums
mistake "outputs that shrink by 3 : 2 need not have the same weights" tables/third_sums.cpp \
  'static_cast<size_t>(rows.count(row) * weight_bytes)) == 0;' '0) == 0;' sums
mistake "the last pairs of a row that shrinks by 3 : 2 are left out" loops/along_thirds.inl \
  'k = k + V::lanes <= pairs ? k : pairs - V::lanes;' 'if (k + V::lanes > pairs) break;' sums
mistake "two positions have the weights of the first" loops/corner.inl \
  '(next.at, next.product)' '(next.at, of.product)' blends
mistake "the second row of a square has the weights of the first" loops/corner_squares.inl \
  'V::set1(rows[r].weight[j])' 'V::set1(rows->weight[j])' blends
mistake "the second column of a square has the weights of the first" loops/corner_squares.inl \
  'weights[2 * c + tap]' 'weights[tap]' blends
mistake "columns of a square may end in two corners" loops/corner_squares.inl \
  'index[1] == index[3]' 'index[1] <= index[3]' blends
mistake "squares take channels whose sums are unlike" producers/corner.cpp \
  '(flat_ || are_sums_alike())' 'true' blends
mistake "two rows have the weights of the first" producers/corner.cpp \
  'set_weights(p + 1, next_weights);' 'set_weights(p, next_weights);' blends
mistake "rows are alike if they begin in the same one" producers/corner.cpp \
  'first[2 * position + 1] == first[2 * next + 1];' 'first[2 * position + 1] <= first[2 * next + 1];' blends
mistake "the second of two rows of windows has the weights of the first" loops/corner.inl \
  'V::set1(corners[o].weight[j])' 'V::set1(corners->weight[j])' blends
mistake "changed planes lose their second operation" x86/planes.inl \
  'return change_plane<F32, Second, Products>(x, operands[1], rests[1]);' 'return x;' means
mistake "the end of changed planes is looked up in the first channel" loops/planes.inl \
  'in + table.sources[c];' 'in;' means
mistake "quotients of changed planes are single products" loops/planes.inl \
  'return V::fma(x, operand, V::mul(x, rest));' 'return V::mul(x, operand);' means
mistake "quotients are products whatever becomes of them" tables/plane_table.cpp \
  'if (!finite || !keeps_values(table)) {' 'if (!finite) {' means
mistake "changed planes leave out their last pixels" x86/planes.inl \
  '  make(in + pixels * channels - sizeof(Ints), last, pixels - lanes);
' '' means
mistake "changed planes take their last pixels from the first words" x86/planes.inl \
  'words[0][i] + F32::lanes / 4' 'words[0][i]' means
mistake "changed planes take the channels in their order" x86/planes.inl \
  'plane_masks.bytes[table.sources[c]]' 'plane_masks.bytes[c]' means
mistake "planes past the caches leave out what follows their whole lines" x86/planes.inl \
  '  look_up(i, pixels);
' '' large
mistake "planes past the caches take the same pixels for all vectors of two lines" x86/planes.inl \
  'in + (i + j * lanes) * channels' 'in + i * channels' large
mistake "planes past the caches that are made together are all the first" x86/planes.inl \
  'planes[p].set(table, first + p);' 'planes[p].set(table, first);' large
mistake "planes past the caches are made together wherever their lines begin" x86/planes.inl \
  'if (stride * int64_t{sizeof(float)} % int64_t{line_bytes} == 0)' 'if (stride > 0)' large
mistake "four pixels of three bytes are too far apart" producers/gather_loop.cpp \
  '*found = std::max(from[0], from[1]) + pixel_bytes - low <= chunk_bytes;' '' moves
mistake "pixels of three bytes are written behind the row" producers/gather_loop.cpp \
  '2 * ((output_row_ - chunk_bytes) / (4 * pixel_bytes) + 1)' '2 * (output_row_ / (4 * pixel_bytes))' moves
mistake "the last pixel of three bytes is cut off" loops/gather.inl \
  'int64_t{table.indices[last]} * 3, 3);' 'int64_t{table.indices[last]} * 3, 2);' moves
mistake "of two rows of blocks the second is not written" loops/gather.inl \
  'V::copy(block + at, out + distance + at);' 'V::copy(block + at, out + at);' moves
mistake "of two rows of windows the second is not written" loops/gather.inl \
  'store_some<V, Whole>(block + distance, picked, run.lanes);' 'store_some<V, Whole>(block, picked, run.lanes);' moves
mistake "of two rows of shuffles the second is not written" loops/gather.inl \
  'Q::copy_shuffled(window, mask, block + distance);' 'Q::copy_shuffled(window, mask, block);' moves
mistake "of two rows of pixels the second is not written" loops/gather.inl \
  '__builtin_memcpy(again, row, static_cast<size_t>(table.blocks * table.block_bytes));' '' moves
mistake "after two rows a third is left out" producers/gather.cpp \
  'copy = two ? 2 : 1;' 'copy = two ? 3 : 1;' moves
mistake "the third of three images of a gradient is left out" loops/adjoint_blocks.inl \
  'Full, 3>(taps' 'Full, 2>(taps' blends
mistake "vectors of pairs take the weights of those before" tables/adjoint_table.cpp \
  'return alike && std::memcmp(' 'return alike || std::memcmp(' blends
mistake "of a pair the first input counts twice" loops/adjoint_blocks.inl \
  'Term<V>::add(sum, read[1],' 'Term<V>::add(sum, read[0],' blends
mistake "a row of pairs begins anew with every source" loops/adjoint_blocks.inl \
  'const bool fresh = row.fresh && i == 0;' 'const bool fresh = row.fresh;' blends
mistake "combinations of an edge are added in any order" loops/adjoint_blocks.inl \
  'if (!block.repeats || Term<V>::last_first) {' 'if (block.lanes > 0) {' blends
mistake "images of a gradient read the first one at an edge" loops/adjoint_blocks.inl \
  'in + k * row.image_in, sums[k]' 'in, sums[k]' blends
mistake "quads take low pieces twice" loops/pieces.inl \
  'Q::add_products(sum.high, v, weights + 8 * Q::quads)' 'Q::add_products(sum.high, v, weights)' integers
mistake "dots of four units take low pieces twice" loops/pieces.inl \
  'F::add(sums.high, pixels, stride, weights + One::taps);' 'F::add(sums.high, pixels, stride, weights);' integers
mistake "digits of weights have seven bits" x86/loops_avx512vnni.cpp \
  '_mm512_slli_epi32(of[u][d], 8 * d)' '_mm512_slli_epi32(of[u][d], 7 * d)' integers
mistake "two of four rows are left out at the end of a sum" x86/loops_avx512vnni.cpp \
  'rows[left > 2 ? 3 : 1] + at' 'rows[1] + at' integers
mistake "weights of rows with too many digits are cut off" x86/loops_avx512vnni.cpp \
  'fits = fits && rest == 0;' '' integers
mistake "digits of weights leave no carry" tables/byte_sums.cpp \
  '(weight - digit) >> digit_bits' 'weight >> digit_bits' integers
mistake "sums of digits are taken where outputs are too far apart" tables/byte_sums.cpp \
  'if (begin + int64_t{group} * channels > ByteSums::window) {' 'if (begin < 0) {' integers
mistake "the last sums of digits begin behind the others" tables/byte_sums.cpp \
  'std::min(first, outputs - ByteSums::outputs)' 'std::max(first, outputs - ByteSums::outputs)' integers
mistake "high parts of weights are left out" x86/loops_avx2_columns.cpp \
  '_mm256_slli_epi32(whole, 16)' '_mm256_slli_epi32(whole, 32)' integers
mistake "the second of four taps has the weight of the third" x86/loops_avx2_columns.cpp \
  'const __m256i odd = same_words(low + 2);' 'const __m256i odd = same_words(low + 1);' integers
mistake "the last four pixels are read behind the row" x86/loops_avx2_columns.cpp \
  'if (at + read_bytes <= row_bytes) {' 'if (at <= row_bytes) {' integers
mistake "units that are not there are taken" x86/loops_avx2_columns.cpp \
  'units >= tile_units;' 'units > 0;' integers
mistake "high parts of weights leave eight bits" tables/column_sums.cpp \
  'high > ColumnSums::most_high' 'false' integers
mistake "low parts of weights leave no carry" tables/column_sums.cpp \
  '(weight - low) >> high_bits' 'weight >> high_bits' integers
mistake "a stretch of columns has more groups than a tile" tables/column_sums.cpp \
  'both.count() <= ColumnSums::most_groups' 'both.count() <= 4 * ColumnSums::most_groups' integers
mistake "columns of outputs that lie too far apart" tables/column_sums.cpp \
  'fits = block.count() <= ColumnSums::most_groups;' '' integers
mistake "the last columns begin behind the others" tables/column_sums.cpp \
  'std::min(at, outputs - ColumnSums::outputs)' 'std::max(at, outputs - ColumnSums::outputs)' integers
mistake "a row of a view goes on" producers/producer.h \
  'range.end <= run_.view->row_end(range.begin)' 'range.begin <= run_.view->row_end(range.begin)' bands
mistake "a view is read one row too late" base/view.cpp \
  'int64_t row = element / row_;' 'int64_t row = element / row_ + (element > row_ ? 1 : 0);' bands
mistake "a long row of a view is written on" plan/plan_view.cpp \
  'std::min(output.end, view.row_end(output.begin))' 'output.end' bands
mistake "short rows of a view are written on" base/view.cpp \
  'std::memcpy(first + place(elements.begin), from, static_cast<size_t>(bytes));' \
  'std::memcpy(first + place(elements.begin), from, static_cast<size_t>(bytes) + 1);' moves
mistake "planes of a view are written as if they were dense" plan/plan_view.cpp \
  'sink_->write(input, part, buffer, length, false);' \
  'sink_->write(input, part, buffer, planes_.length, false);' bands
mistake "tensors with gaps side by side overlap" base/view.cpp \
  'high = std::min(high - at * step(axis), block(axis));' 'high = high - at * step(axis);' examples
mistake "corners have one row at a time" producers/corner.cpp \
  '!make_ring(outer_[0], axis, 1, ring)' 'ring.slots < 1' chains
mistake "gradients have one row at a time" producers/adjoint.cpp \
  '!make_ring(outer_[1], axis, 1, ring)' 'ring.slots < 1' blends
mistake "images of a gradient come together that are not in memory" producers/adjoint.cpp \
  'in_image == 0 && input.in_memory()' 'in_image == 0' blends
mistake "rows that come together are not said to be read" producers/across.cpp \
  'first + std::min(index + together, pass.input_length)' 'first + index + 1' chains
mistake "a fused sum of doubles forgets what it has lost" base/exact_fma.h \
  'kept | (kept << places != whole ? 1 : 0)' 'kept' examples
mistake "a fused sum of floats is rounded twice" base/exact_fma.h \
  'lost != 0 && (bits_of(sum) & 1) == 0' 'lost != lost' examples
mistake "subnormal fused sums have too many digits" base/exact_fma.h \
  'last < least ? least : last' 'last' examples
mistake "a table begins anew with every portion" producers/lookup.cpp \
  '-(range.begin % channels_)' '0' means
mistake "numbers below a value are counted" producers/lookup.cpp \
  'table[count + half - 1] <= static_cast<double>(value)' 'table[count + half - 1] < static_cast<double>(value)' means
mistake "channels behind the mapped ones are looked up" producers/lookup.cpp \
  'std::min(at + mapped_, count)' 'std::min(at + mapped_ + 1, count)' means
[ $made != 0 ] || { echo "mutants: no mistake has a name with ${wanted[*]}" >&2; exit 2; }
[ $failures = 0 ] || { echo "mutants: $failures" >&2; exit 1; }
