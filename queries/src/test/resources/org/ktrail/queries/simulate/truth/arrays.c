Arrays: two dimensions, sorting, searching, indices of all types, copies by loop, ring buffers.
//-
long @f@(long a, long b) { @int.1@ v[8]; for (int i = 0; i < 8; i++) v[i] = (a >> i) * b; for (int i = 0; i < 7; i++) for (int j = 0; j < 7 - i; j++) if (v[j] > v[j + 1]) { @int.1@ t = v[j]; v[j] = v[j + 1]; v[j + 1] = t; } long s = 0; for (int i = 0; i < 8; i++) s = s * 7 + v[i]; return s; }
//-
long @f@(long a, long b) { @int.1@ m[3][3]; for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) m[i][j] = i == j ? a : b + j; @wide@ s = 0; for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) s += m[i][j] * m[j][i]; return s; }
//-
long @f@(long a, long b) { int v[@num.1(5,9)@] = { 5, 4, 3 }; @int.1@ i = b; i &= 3; v[i] = a; v[i + 1] += v[i]--; long s = 0; for (u8 k = 0; k < @num.1()@; k++) s = s * 3 + v[k]; return s; }
//-
long @f@(long a, long b) { u8 ring[8], head = a, tail = a; for (int i = 0; i < (b & 31); i++) { ring[head++ & 7] = i * @num(1,9)@; if ((u8)(head - tail) > 5) tail++; } long s = head * 3 + tail; while (head != tail) s = s * 5 + ring[tail++ & 7]; return s; }
//-
long @f@(long a, long b) { static const @int.1@ t[] = { @num@, @num@, @num@, @num@ }; int lo = 0, hi = 3; while (lo < hi) { int mid = (lo + hi) / 2; if (t[mid] < (@int.1@)a) lo = mid + 1; else hi = mid; } return t[lo] * 3l + lo + sizeof(t); }
//-
long @f@(long a, long b) { char s[4][6] = { "ab", "cdef", { 'x', 'y' } }; s[3][a & 3] = b; s[1][2]++; return s[0][1] + s[1][2] * 3 + s[2][2] + s[3][a & 3] * 5 + s[1][5] + sizeof(s[0]) + sizeof(s); }
//-
long @f@(long a, long b) { u32 h[4] = {}; u64 w = a; for (int i = 0; i < 8; i++) h[(w >> (i * 8)) & 3] += i @pick(+`^`|)@ 1; h[b & 3] *= 2; return h[0] + h[1] * 10 + h[2] * 100 + h[3] * 1000; }
//-
static long @f@_f(const @int.1@ v[static 3], int n) { return v[0] + v[1] * 3 + v[2] * 5l + n + sizeof(v); }
long @f@(long a, long b) { @int.1@ v[][2] = { { a, b }, { @num@ }, { 1, 2 } }; return @f@_f(v[0], sizeof(v) / sizeof(*v)) + @f@_f(&v[1][0], 2); }
