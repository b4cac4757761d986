package org.ktrail.indexer.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.dom.field.DateTimeField;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/** The header fields of a mail, decoded. Of a name that comes twice the first counts. */
final class HeaderFields {
  /** What would command a terminal, or turn the direction of what it shows. */
  private static final String CONTROLS = "[\\p{Cc}\u202A-\u202E\u2066-\u2069]";

  private static final Pattern ID = Pattern.compile("<([^<>\\s\\p{Cc}]{1,500})>");
  private static final Pattern BARE_ID =
      Pattern.compile("[^<>@\\s\\p{Cc}]{1,500}+@[^<>\\s\\p{Cc}]{1,500}+");

  /** What series carry beside the fields that every mail has. */
  private static final List<String> KEPT =
      List.of("change-id", "x-change-id", "x-b4-tracking", "list-id", "x-mailer", "archived-at");

  /** Values of a field that are kept. */
  private static final int MOST = 20;

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final DecodeMonitor monitor;

  HeaderFields(DecodeMonitor monitor) {
    this.monitor = monitor;
  }

  void add(Field field) {
    String name = field.getName().strip().toLowerCase(Locale.ROOT);
    List<String> all = values.computeIfAbsent(name, _ -> new ArrayList<>());
    if (all.size() < MOST) {
      all.add(unfolded(field));
    }
  }

  /** A field's value on one line: a line break that is no fold, as a lone CR, is a blank. */
  private static String unfolded(Field field) {
    ByteSequence raw = field.getRaw();
    String value;
    if (raw == null) {
      value = field.getBody();
    } else {
      String line = DecodedBytes.plain(raw.toByteArray());
      value = line.substring(line.indexOf(':') + 1).replaceAll("\\r?\\n(?=[ \\t])", "");
    }
    return value.replaceAll("[\\r\\n]+", " ").strip();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Optional<String> raw(String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Encoded words decoded, white space of folds made one blank, controls out. */
  String text(String name) {
    return raw(name).map(this::decoded).orElse("");
  }

  private String decoded(String value) {
    String text;
    try {
      text = DecoderUtil.decodeEncodedWords(value, monitor, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      text = value;
    }
    return text.replaceAll("\\s+", " ").replaceAll(CONTROLS, "").strip();
  }

  String messageId() {
    List<String> ids = ids("message-id");
    return ids.isEmpty() ? "" : ids.getFirst();
  }

  /** Message-IDs in a field, in order; one without angle brackets is taken too. */
  List<String> ids(String name) {
    List<String> ids = new ArrayList<>();
    String value = raw(name).orElse("");
    Matcher matcher = ID.matcher(value.replaceAll("\\s+", " "));
    while (matcher.find() && ids.size() < 200) {
      ids.add(matcher.group(1));
    }
    if (ids.isEmpty() && BARE_ID.matcher(value.strip()).matches()) {
      ids.add(value.strip());
    }
    return ids;
  }

  Mailbox mailbox(String name) {
    String value = raw(name).orElse("");
    return value.isEmpty() ? Mailbox.UNKNOWN : mailboxOf(value);
  }

  /** The first mailbox of a list of addresses; what is none becomes the name. */
  Mailbox mailboxOf(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    MailboxList all =
        LenientAddressParser.DEFAULT
            .parseAddressList(
                ContentUtil.encode(toLatin1(bytes)), new ParserCursor(0, bytes.length))
            .flatten();
    if (all.isEmpty()) {
      return new Mailbox(decoded(value), "");
    }
    String displayed = all.get(0).getName() == null ? "" : all.get(0).getName();
    String address = all.get(0).getAddress();
    return new Mailbox(
        decoded(DecodedBytes.plain(displayed.getBytes(StandardCharsets.ISO_8859_1))),
        address.contains("@") ? DecodedBytes.printable(address, 120) : "");
  }

  private static String toLatin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The date that the sender gave. */
  Optional<Instant> date() {
    String value = raw("date").orElse("");
    if (value.isEmpty() || value.length() > 200) {
      return Optional.empty();
    }
    // A day of one digit is often padded with a blank, which the parser does not expect.
    String plain = value.strip().replaceAll("\\s+", " ");
    DateTimeField field =
        DateTimeFieldLenientImpl.PARSER.parse(new RawField("Date", plain), monitor);
    return Optional.ofNullable(field.getDate()).map(java.util.Date::toInstant);
  }

  /** The fields that are kept as they are. */
  Map<String, List<String>> kept() {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    for (String name : KEPT) {
      if (values.containsKey(name)) {
        kept.put(name, values.getOrDefault(name, List.of()).stream().map(this::decoded).toList());
      }
    }
    return kept;
  }
}
