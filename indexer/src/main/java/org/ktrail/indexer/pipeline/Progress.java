package org.ktrail.indexer.pipeline;

/** Is told how far a run is. Called from several threads. */
public interface Progress {
  Progress NONE =
      new Progress() {
        @Override
        public void start(String what, long blobs, long bytes) {}

        @Override
        public void step(long blobs, long bytes) {}

        @Override
        public void message(String line) {}

        @Override
        public void finish() {}
      };

  /**
   * @param what a noun, such as "indexing"
   * @param blobs number of blobs to do
   * @param bytes their size, 0 if unknown
   */
  void start(String what, long blobs, long bytes);

  /** So many more are done. */
  void step(long blobs, long bytes);

  /** A line the user should read, whether on a terminal or not. */
  void message(String line);

  void finish();
}
