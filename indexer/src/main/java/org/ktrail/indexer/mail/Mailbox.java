package org.ktrail.indexer.mail;

/**
 * Somebody's name and address, decoded.
 *
 * @param name the display name, the address if there is none
 * @param address as written, "" if none could be read
 */
public record Mailbox(String name, String address) {
  public static final Mailbox UNKNOWN = new Mailbox("", "");

  public Mailbox {
    name = name.isBlank() ? address : name;
  }

  @Override
  public String toString() {
    return name.equals(address) ? address : name + " <" + address + ">";
  }
}
