package org.ktrail.queries.reach;

/** Kinds of places at which control enters the kernel. */
public enum From {
  SYSCALLS("syscalls"),
  IRQ("irq"),
  IOCTL("ioctl"),
  INITCALL("initcall"),
  KTHREAD("kthread"),
  /** What runs when a module is loaded. */
  MODULE("module");

  private final String text;

  From(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
