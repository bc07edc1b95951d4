#!/bin/sh
# make_model.sh UD GLOVE_JSON OUT: trains the language model and writes OUT/language_model.bin. See README.md.
set -eu
ud=$1 glove=$2 out=$3
here=$(dirname "$0")
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
python3 "$here/train.py" --ud "$ud" --glove "$glove" --out "$out"
python3 "$here/export.py" "$out/checkpoint.pt" "$out/language_model.bin" --ud "$ud"
