package org.ktrail.queries.invariants.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberTypesTest {
  @Test
  void printfWantsTheLengthOfTheType() {
    assertThat(NumberTypes.length("int")).contains("");
    assertThat(NumberTypes.length("unsigned int")).contains("");
    assertThat(NumberTypes.length("unsigned")).contains("");
    assertThat(NumberTypes.length("unsigned long")).contains("l");
    assertThat(NumberTypes.length("long int")).contains("l");
    assertThat(NumberTypes.length("long long")).contains("ll");
    assertThat(NumberTypes.length("unsigned char")).contains("hh");
    assertThat(NumberTypes.length("const size_t")).contains("z");
  }

  @Test
  void typesOfFixedWidthHaveOneLengthEverywhere() {
    assertThat(NumberTypes.length("u64")).contains("ll");
    assertThat(NumberTypes.length("__s32")).contains("");
    assertThat(NumberTypes.length("uint16_t")).contains("h");
    assertThat(NumberTypes.length("u8")).contains("hh");
  }

  @Test
  void whatIsNoNumberOrOfOpenWidthHasNoLength() {
    assertThat(NumberTypes.length("struct dev")).isEmpty();
    assertThat(NumberTypes.length("int *")).isEmpty();
    assertThat(NumberTypes.length("dma_addr_t")).isEmpty();
    assertThat(NumberTypes.length("__le32")).isEmpty();
    assertThat(NumberTypes.length("")).isEmpty();
  }

  @Test
  void onlyOrderedTypesHaveAByteOrder() {
    assertThat(NumberTypes.endian("__le32")).isEqualTo("le32");
    assertThat(NumberTypes.endian("const __be16")).isEqualTo("be16");
    assertThat(NumberTypes.endian("__sum16")).isEmpty();
    assertThat(NumberTypes.endian("u32")).isEmpty();
    assertThat(NumberTypes.endian("__le32 *")).isEmpty();
  }

  @Test
  void unsignedTypesCannotBeNegative() {
    assertThat(NumberTypes.isUnsigned("unsigned int")).isTrue();
    assertThat(NumberTypes.isUnsigned("size_t")).isTrue();
    assertThat(NumberTypes.isUnsigned("u8")).isTrue();
    assertThat(NumberTypes.isUnsigned("static const u32")).isTrue();
    assertThat(NumberTypes.isUnsigned("ssize_t")).isFalse();
    assertThat(NumberTypes.isUnsigned("s8")).isFalse();
    assertThat(NumberTypes.isUnsigned("int")).isFalse();
  }

  @Test
  void sixtyFourBitsEverywhereIsMoreThanLong() {
    assertThat(NumberTypes.isLongLong("u64")).isTrue();
    assertThat(NumberTypes.isLongLong("loff_t")).isTrue();
    assertThat(NumberTypes.isLongLong("unsigned long")).isFalse();
  }

  @Test
  void addressesOfTheBusHaveAFormatOfTheirOwn() {
    assertThat(NumberTypes.isAddress("dma_addr_t")).isTrue();
    assertThat(NumberTypes.isAddress("resource_size_t")).isTrue();
    assertThat(NumberTypes.isAddress("u64")).isFalse();
  }
}
