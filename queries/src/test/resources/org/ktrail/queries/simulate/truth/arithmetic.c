Plain arithmetic of all widths and signs: promotion, the usual conversions, wrapping.
//-
long @f@(long a, long b) { @int.1@ x = a; @int.2@ y = b; return x @pick(+`-`*`&`|`^)@ y; }
//-
long @f@(long a, long b) { @int.1@ x = a; @int.2@ y = b; return (x @pick(<`<=`>`>=`==`!=)@ y) * 3 + (x @pick(+`-`*)@ @num@ < y); }
//-
long @f@(long a, long b) { @int.1@ x = a; x @pick(+=`-=`*=`^=`|=`&=)@ @expr@; x @pick(+=`-=`*=)@ b; return x; }
//-
long @f@(long a, long b) { @wide.1@ x = a; @wide.2@ y = b; if (!y || y == -1) return 7; return x @pick(/`%)@ y; }
//-
long @f@(long a, long b) { @int.1@ x = a; @int.2@ y = (@int.2@)b; return (@int.3@)(x * y) @pick(+`-`^)@ (@int@)~x - (-y); }
//-
long @f@(long a, long b) { @int.1@ x = a; @int.2@ r = x++; r += --x; r -= x--; return r * 5 + x; }
//-
long @f@(long a, long b) { @wide@ x = @expr@; @wide@ y = @expr@; @int@ z = x @pick(+`-`*)@ y; return z; }
//-
long @f@(long a, long b) { bool t = (@int@)a; @int.1@ x = b; x += t; t = x; t @pick(+=`-=`^=`|=)@ x; return t * 1000 + x; }
