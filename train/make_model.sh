#!/bin/sh
# make_model.sh UD GLOVE_JSON NAMES OUT: trains the language model in two stages and writes OUT/language_model.bin. See
# README.md.
set -eu
ud=$1 glove=$2 names=$3 out=$4
here=$(dirname "$0")
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
train() {
  python3 "$here/train.py" --ud "$ud" --glove "$glove" --names "$names" --config '{"hidden": 320}' --weights '{"entity": 1}' "$@"
}
train --out "$out/first" --epochs 27 --average 0.999 \
  --dropout '{"input": 0.25, "hidden": 0.3, "recurrent": 0.15, "head": 0.3}'
train --out "$out/second" --start "$out/first/checkpoint.pt" --seed 2 --epochs 8 --rate 1.3e-3 \
  --word-dropout 0.25 --glove-dropout 0.08 --dropout '{"input": 0.3, "hidden": 0.35, "recurrent": 0.2, "head": 0.35}'
python3 "$here/export.py" "$out/second/checkpoint.pt" "$out/language_model.bin" --ud "$ud"
