#!/bin/sh
# make_model.sh UD GLOVE_JSON WIKIGOLD NAMES_JSON OUT: trains the language model in five stages and writes
# OUT/language_model.bin. See README.md.
set -eu
ud=$1 glove=$2 wikigold=$3 names=$4 out=$5
here=$(dirname "$0")
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
train() {
  python3 "$here/train.py" --ud "$ud" --glove "$glove" --names "$wikigold" --name-table "$here/marks/names.tsv" \
    --config '{"hidden": 320}' "$@"
}
further() {
  train --dropout '{"input": 0.3, "hidden": 0.35, "recurrent": 0.2, "head": 0.35}' --word-dropout 0.25 --glove-dropout 0.08 "$@"
}
train --out "$out/first" --epochs 18 --average 0.999 --weights '{"entity": 1}' \
  --dropout '{"input": 0.25, "hidden": 0.3, "recurrent": 0.15, "head": 0.3}'
further --out "$out/second" --start "$out/first/checkpoint.pt" --seed 2 --epochs 8 --rate 1.3e-3 --weights '{"entity": 1}'
further --out "$out/third" --start "$out/second/checkpoint.pt" --seed 4 --epochs 10 --rate 1.4e-3 --rename "$names" \
  --augment 0.05 --weights '{"entity": 1, "names": 1, "upos": 0.5}'
with_names() {
  further --rename "$names" --listed "$here/marks" --written "$here/marks/written.txt" --augment 0.05 "$@"
}
with_names --out "$out/fourth" --start "$out/third/checkpoint.pt" --seed 5 --epochs 9 --rate 1.3e-3 --renamed 0.45 \
  --weights '{"entity": 1, "names": 2.5, "upos": 1}'
python3 "$here/mean.py" "$out/fourth/checkpoint.pt" "$out/third/checkpoint.pt" 0.35 "$out/mean.pt"
with_names --out "$out/fifth" --start "$out/mean.pt" --seed 9 --epochs 8 --rate 1.3e-3 --renamed 0.5 \
  --weights '{"entity": 1, "names": 3, "upos": 1}'
python3 "$here/export.py" "$out/fifth/checkpoint.pt" "$out/language_model.bin" --ud "$ud"
