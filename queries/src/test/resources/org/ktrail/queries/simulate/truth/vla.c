Arrays of variable length: sizes, loops, parameters, two dimensions, scopes.
static long @c@_sum(int n, int v[n]) { long s = 0; for (int i = 0; i < n; i++) s = s * 3 + v[i]; return s; }
static long @c@_plane(int n, int m, int v[n][m]) { long s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) s = s * 3 + v[i][j]; return s + sizeof(v[0]); }
//-
long @f@(long a, long b) { int n = (a & 7) + 1; int v[n]; for (int i = 0; i < n; i++) v[i] = b + i; return @c@_sum(n, v) + sizeof(v); }
//-
long @f@(long a, long b) { int n = (a & 7) + 1; @int.1@ v[n + @num(0,3)@]; note(sizeof(v)); n = 100; note(sizeof(v)); v[0] = a; v[sizeof(v) / sizeof(v[0]) - 1] = b; return v[0] * 3l + sizeof(v); }
//-
long @f@(long a, long b) { int n = (a & 3) + 1, m = (b & 3) + 1; int v[n][m]; for (int i = 0; i < n * m; i++) v[i / m][i % m] = a + i; return @c@_plane(n, m, v) + sizeof(v); }
//-
long @f@(long a, long b) { long s = 0; for (int i = 1; i < 4; i++) { u8 t[i * 2]; for (int k = 0; k < sizeof(t); k++) t[k] = a + k; s = s * 5 + t[sizeof(t) - 1] + sizeof(t); } return s; }
//-
long @f@(long a, long b) { int n = (a & 3) + 2; struct { int x; s16 y; } v[n], *p = v; for (int i = 0; i < n; i++) { v[i].x = i * b; v[i].y = a; } p++; return p->x + v[n - 1].y + (&v[n - 1] - p) + sizeof(v); }
//-
long @f@(long a, long b) { int n = (b & 3) + 2; int w[3][n]; int (*p)[n] = w; p++; (*p)[1] = a; w[2][0] = 7; w[0][0] = 1; return w[1][1] + p[1][0] + sizeof(*p) + ((char *)(p + 1) - (char *)p) * 100; }
//-
long @f@(long a, long b) { int n = a & 7; typedef @int.1@ @f@_t[n + 1]; n = 50; @f@_t v; v[0] = b; return sizeof(@f@_t) + sizeof(v) * 10 + v[0] + sizeof(int[(b & 7) + 1]) * 3; }
//-
static long @f@_in(int n) { char t[n ?: 1]; t[0] = n; if (n > 0) return @f@_in(n - 1) * 3 + t[0] + sizeof t; return t[0]; }
long @f@(long a, long b) { return @f@_in(a & 7) + ({ int k = (b & 3) + 1; long v[k]; v[k - 1] = b; v[k - 1]; }); }
