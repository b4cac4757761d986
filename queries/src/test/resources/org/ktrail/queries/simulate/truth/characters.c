Character and wide literals: escapes, several letters, wide strings, signs.
typedef typeof(L'x') @c@_w;
//-
long @f@(long a, long b) { return '@pick(a`Z`0`\n`\t`\\`\'`"`\a`\e`?`\?`\v`\0)@' * 3 + '\x@num(10,99)@' + '\@num(10,77)@' + sizeof('a') + a; }
//-
long @f@(long a, long b) { return L'@pick(a`\n`\x41`\0`é`\xff`\x1234)@' * 3 + sizeof(L'a') * 10 + (L'\xff' > 0) * 100 + ('\xff' > 0) * 1000 + @pick(u`U`L)@'@pick(b`\xfe)@'; }
//-
long @f@(long a, long b) { @c@_w s[] = L"@pick(ab`h\xe9y`a\0b`é)@"; const @c@_w *p = L"wide" L" text"; return s[0] + s[1] * 3 + sizeof(s) * 10 + p[a & 7] + sizeof(L"xyz"); }
//-
long @f@(long a, long b) { return '@pick(ab`abc`abcd`\1\2`a\377)@' + (u8)'\377' + '\377' * 3 + '\x7f'; }
//-
long @f@(long a, long b) { const unsigned short *p = u"a@pick(b`\xff`é)@c"; return p[1] + p[a & 1] * 3 + sizeof(u"xy") + sizeof(U"xy") * 10 + U"q@pick(r`\x12345)@"[1] + u8"é"[@num(0,2)@] * 7; }
//-
long @f@(long a, long b) { char t[] = "@pick(a\x41z`\101\60b`\0001`\x4a\"q`tab\there)@"; long h = sizeof(t); for (int i = 0; i < sizeof(t); i++) h = h * 31 + t[i]; return h; }
//-
long @f@(long a, long b) { switch ((char)a) { case '\1': return 1; case 'A' ... 'Z': return 2; case '\x80' ... '\xfe': return 3; case '\0': return L'\0' + 4; } return _Generic(L'x', int: 5, default: 6) + _Generic('x', int: 50, char: 60, default: 70); }
//-
long @f@(long a, long b) { char c = a; return (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) + (c == '\@num(1,7)@') * 1000 + "0123456789abcdef"[a & 15]; }
