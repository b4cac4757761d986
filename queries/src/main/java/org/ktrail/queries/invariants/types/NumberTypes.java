package org.ktrail.queries.invariants.types;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types of numbers as the kernel's headers define them, the same on all architectures. */
public final class NumberTypes {
  private static final Pattern ENDIAN = Pattern.compile("__(le|be)(16|32|64)|__sum16|__wsum");
  private static final Pattern FIXED = Pattern.compile("_*([us])(?:int)?(8|16|32|64)(?:_t)?");
  private static final Map<String, String> LENGTHS =
      Map.ofEntries(
          Map.entry("char", "hh"),
          Map.entry("short", "h"),
          Map.entry("int", ""),
          Map.entry("unsigned", ""),
          Map.entry("uint", ""),
          Map.entry("long", "l"),
          Map.entry("ulong", "l"),
          Map.entry("long long", "ll"),
          Map.entry("loff_t", "ll"),
          Map.entry("ktime_t", "ll"),
          Map.entry("sector_t", "ll"),
          Map.entry("time64_t", "ll"),
          Map.entry("size_t", "z"),
          Map.entry("ssize_t", "z"),
          Map.entry("uintptr_t", "l"),
          Map.entry("ptrdiff_t", "t"));

  private NumberTypes() {}

  /** {@code le32}, {@code be16} … of a type that has a byte order of its own; "" otherwise. */
  public static String endian(String type) {
    Matcher m = ENDIAN.matcher(plain(type));
    return m.matches() && m.group(1) != null ? m.group(1) + m.group(2) : "";
  }

  /** Whether it is a number in the byte order of the processor. */
  public static boolean isNative(String type) {
    return length(type).isPresent();
  }

  /** Whether it cannot be negative. */
  public static boolean isUnsigned(String type) {
    String plain = plain(type);
    Matcher m = FIXED.matcher(plain);
    return m.matches()
        ? m.group(1).equals("u")
        : plain.matches(
            "unsigned( .*)?|size_t|ulong|uint|ushort|uintptr_t|dma_addr_t|phys_addr_t|sector_t");
  }

  /** Whether it has 64 bits where {@code long} has 32. */
  public static boolean isLongLong(String type) {
    return length(type).filter("ll"::equals).isPresent();
  }

  /**
   * What {@code printf} wants before the conversion: {@code l}, {@code ll}, {@code z}, {@code hh}…;
   * absent if it is no number, or one whose width differs from configuration to configuration.
   */
  public static Optional<String> length(String type) {
    String plain = plain(type);
    Matcher m = FIXED.matcher(plain);
    if (m.matches()) {
      return Optional.of(
          switch (m.group(2)) {
            case "64" -> "ll";
            case "16" -> "h";
            case "8" -> "hh";
            default -> "";
          });
    }
    String base =
        plain
            .replaceAll("\\b(unsigned|signed) ", "")
            .replaceAll("\\b(long|short) int$", "$1")
            .strip();
    return Optional.ofNullable(LENGTHS.get(base));
  }

  /** Whether its width is that of an address of the bus: it has a format of its own. */
  public static boolean isAddress(String type) {
    return plain(type).matches("dma_addr_t|phys_addr_t|resource_size_t");
  }

  private static String plain(String type) {
    return type.replaceAll("\\b(const|volatile|static|__force|__user|__iomem) ?", "").strip();
  }
}
