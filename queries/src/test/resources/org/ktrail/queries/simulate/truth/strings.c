Strings: length, comparison, copying by hand, hashes, adjacent literals, tables of names.
static unsigned @c@_len(const char *s) { const char *p = s; while (*p) p++; return p - s; }
static int @c@_cmp(const char *s, const char *t) { while (*s && *s == *t) s++, t++; return (u8)*s - (u8)*t; }
static const char *const @c@_names[] = { "zero", "one", [3] = "three", "fo" "ur" };
static char @c@_buf[16] = "start";
//-
long @f@(long a, long b) { const char *s = "@pick(hello`a b c``x\0y)@" "@pick(!`world`\n)@"; return @c@_len(s) * 100 + s[0] * (a & 3) + sizeof("@pick(ab`abc\0``\\)@"); }
//-
long @f@(long a, long b) { const char *n = @c@_names[a & 3] ?: "none"; return @c@_cmp(n, "@pick(one`three`none`zero)@") + @c@_len(n) * 3 + @c@_names[4][2] + sizeof(@c@_names); }
//-
long @f@(long a, long b) { char t[12], *p = t; for (const char *s = "@pick(abc`kernel`x)@"; (*p = *s); p++, s++); p[-1] = b; *p++ = '-'; *p = 0; long h = @pick(5381`0`7)@; for (p = t; *p; p++) h = h * 33 + *p; return h; }
//-
long @f@(long a, long b) { char t[24]; int n = 0; u64 v = a; do t[n++] = "0123456789abcdef"[v % @pick(10`16`8`2 + 5)@]; while ((v /= 16) && n < 20); t[n] = 0; long h = n; while (n--) h = h * 31 + t[n]; return h; }
//-
long @f@(long a, long b) { @c@_buf[a & 3] = 'A' + (b & 7); @c@_buf[5] = '@pick(x`\0`\x7f)@'; return @c@_len(@c@_buf) * 1000 + @c@_cmp(@c@_buf, "start") + @c@_buf[15] + sizeof(@c@_buf); }
//-
long @f@(long a, long b) { char s[] = "@pick(12`-7`+45`0x1f)@3", *p = s; int neg = 0, v = 0; if (*p == '-' || *p == '+') neg = *p++ == '-'; while (*p >= '0' && *p <= '9') v = v * 10 + *p++ - '0'; return (neg ? -v : v) * 3 + *p + a; }
//-
long @f@(long a, long b) { const char *p = "k=v;key=@pick(val`x;`=)@;z", *q = 0; int fields = 0; for (; *p; p++) { if (*p == '=' && !q) q = p; if (*p == ';') fields++, q = 0; } return fields * 100 + (q ? q[1] : a & 7); }
//-
long @f@(long a, long b) { char t[8] = "ab", u[2] = "xy", v[] = { "q" }; char *w[] = { t, v }; w[a & 1][0] ^= 0x20; return t[0] + t[2] + u[0] + u[1] * 3 + v[0] * 5 + sizeof(v) + ("xyz" + 1)[b & 1] + *"@pick(m`n)@"; }
