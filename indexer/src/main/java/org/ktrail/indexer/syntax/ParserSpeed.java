package org.ktrail.indexer.syntax;

import java.nio.charset.StandardCharsets;

/** How fast the parser is on this machine. */
public final class ParserSpeed {
  private ParserSpeed() {}

  private static final String SAMPLE =
      """
      static int sample_open(struct inode *inode, struct file *file)
      {
      	struct sample *s = container_of(inode->i_cdev, struct sample, cdev);
      	unsigned long flags;
      	int i, ret = 0;

      	if (!s->ops || !s->ops->open)
      		return -ENODEV;
      	spin_lock_irqsave(&s->lock, flags);
      	for (i = 0; i < ARRAY_SIZE(s->slots); i++) {
      		if (s->slots[i].user == NULL) { /* the first free one */
      			s->slots[i].user = file;
      			ret = s->ops->open(s, i, "slot %d", i + 1);
      			break;
      		}
      	}
      	spin_unlock_irqrestore(&s->lock, flags);
      	return ret < 0 ? ret : 0;
      }

      static const struct file_operations sample_fops = {
      	.owner = THIS_MODULE,
      	.open = sample_open,
      };

      """;

  /** Megabytes (10⁶ bytes) a second, tree included, on one thread and a sample of 0.2 s. */
  public static double measure() {
    byte[] text = SAMPLE.repeat(100).getBytes(StandardCharsets.UTF_8);
    FlatTree tree = new FlatTree();
    try (Parser parser = Parser.of()) {
      parser.parse(text, tree); // loads and warms
      long bytes = 0;
      long start = System.nanoTime();
      long elapsed;
      do {
        parser.parse(text, tree);
        bytes += text.length;
        elapsed = System.nanoTime() - start;
      } while (elapsed < 200_000_000);
      return bytes * 1e3 / elapsed;
    }
  }
}
