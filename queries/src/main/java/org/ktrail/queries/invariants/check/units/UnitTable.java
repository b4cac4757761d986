package org.ktrail.queries.invariants.check.units;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.files.DataFile;

/** What says units for certain: {@code units.tsv}. */
final class UnitTable {
  static final Map<String, AmountUnit> TYPES = new HashMap<>();
  static final Map<String, AmountUnit> CONSTANTS = new HashMap<>();
  static final Map<String, Shift> SHIFTS = new HashMap<>();
  static final Map<String, Conversion> CALLS = new HashMap<>();
  static final Set<String> RANGES = new HashSet<>();

  private UnitTable() {}

  /** {@code x >> name} makes {@code above} of {@code below}. */
  record Shift(AmountUnit below, AmountUnit above) {}

  /** What a call takes and gives; {@code argument} from 1, 0 for none. */
  record Conversion(int argument, AmountUnit takes, AmountUnit gives) {}

  static {
    for (String[] row : DataFile.table(UnitTable.class, "units.tsv", 5)) {
      switch (row[0]) {
        case "type" -> TYPES.put(row[1], AmountUnit.of(row[2]));
        case "constant" -> CONSTANTS.put(row[1], AmountUnit.of(row[2]));
        case "shift" -> SHIFTS.put(row[1], new Shift(AmountUnit.of(row[2]), AmountUnit.of(row[3])));
        case "call" ->
            CALLS.put(
                row[1],
                new Conversion(
                    Integer.parseInt(row[2]), AmountUnit.of(row[3]), AmountUnit.of(row[4])));
        case "range" -> RANGES.add(row[1]);
        default -> throw new IllegalStateException("units.tsv: " + row[0]);
      }
    }
  }
}
