import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a server as eight clients do, and prints a page of figures. See bench/serve/run. */
class Load {
  private static final int CLIENTS = 8;

  /** A tenth of all are of the kinds that read more than the graph's few pages. */
  private static final String[] MIX = {
    "callers", "callers", "callers", "callers", "callers", "callers", "callers", "callers",
    "callers", "callers", "callees", "callees", "callees", "callees", "callees", "callees", "def",
    "def", "path", "refs"
  };

  /** Long questions at once, while short ones are asked. */
  private static final int LONG = 12;

  /** Most have no way that would be believed, so that all is searched. */
  private static final String UNRELATED = "path between any two";

  /** Names of all parts of the kernel begin so. */
  private static final String[] PATTERNS = {
    "blk_*", "dev_*", "ext4_*", "get_*", "inet_*", "mm_*", "pci_*", "tcp_*", "usb_*", "vfs_*"
  };

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String token;
  private final long process;
  private final String rev;
  private List<String[]> pairs = List.of();

  Load(Path record, String rev) throws IOException {
    List<String> lines = Files.readAllLines(record);
    process = Long.parseLong(lines.get(0));
    url = lines.get(1);
    token = lines.get(2);
    this.rev = rev;
  }

  public static void main(String[] args) throws Exception {
    Load load = new Load(Path.of(args[0]), args[1]);
    load.run(Double.parseDouble(args[2]), args[3], args[4]);
  }

  private HttpRequest request(String path, String... words) {
    StringBuilder query = new StringBuilder(url + path);
    char before = '?';
    for (String word : words) {
      query.append(before).append("arg=").append(URLEncoder.encode(word, StandardCharsets.UTF_8));
      before = '&';
    }
    return HttpRequest.newBuilder(URI.create(query.toString()))
        .header("Authorization", "Bearer " + token)
        .build();
  }

  private String ask(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--rev", rev));
    HttpResponse<String> answer =
        client.send(request("v1/run", all.toArray(String[]::new)), BodyHandlers.ofString());
    if (answer.statusCode() != 200 && answer.statusCode() != 422) {
      throw new IOException(all + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private List<String> names() throws Exception {
    List<String> names = new ArrayList<>();
    for (String pattern : PATTERNS) {
      Pattern name = Pattern.compile("^ *\"name\": \"([a-z_0-9]+)\",\n *\"functions\"", Pattern.MULTILINE);
      name.matcher(ask("callers", pattern, "--format", "json", "--limit", "1"))
          .results()
          .forEach(m -> names.add(m.group(1)));
    }
    return names;
  }

  /** Functions, and what is called from there after two to five calls: what people ask about. */
  private List<String[]> pairs(List<String> names) throws Exception {
    Pattern callee = Pattern.compile(
            "\"callee\": \\{\\s*\"name\": \"([a-z_0-9]+)\"[^}]*\"program\": \"kernel\"");
    Random random = new Random(3);
    List<String[]> pairs = new ArrayList<>();
    for (int i = 0; i < 400 && pairs.size() < 100; i++) {
      String from = names.get(random.nextInt(names.size()));
      String to = from;
      int hops = 2 + random.nextInt(4);
      for (int hop = 0; hop < hops; hop++) {
        List<String> next =
            callee.matcher(ask("callees", to, "--format", "json")).results().map(m -> m.group(1)).toList();
        if (next.isEmpty()) {
          break;
        }
        to = next.get(random.nextInt(next.size()));
      }
      if (!to.equals(from)) {
        pairs.add(new String[] {from, to});
      }
    }
    return pairs;
  }

  private static double ms(long nanos) {
    return nanos / 1e6;
  }

  private void run(double minutes, String launcher, String directory) throws Exception {
    List<String> names = names();
    if (minutes == 0) {
      cancellation(names);
      return;
    }
    pairs = pairs(names);
    System.out.println("# A server under load\n");
    System.out.printf(
        "`bench/serve/run`, %d processors, load average at the start %s; %d clients for %.1f minutes"
            + " over %d functions of all parts of the kernel at %s.%n%n",
        Runtime.getRuntime().availableProcessors(),
        Files.readString(Path.of("/proc/loadavg")).split(" ")[0],
        CLIENTS,
        minutes,
        names.size(),
        rev);
    mix(names, 0.25, new TreeMap<>()); // warm
    System.gc();
    String before = held();
    Map<String, ConcurrentLinkedQueue<Long>> taken = new TreeMap<>();
    long cpu = cpu();
    long began = System.nanoTime();
    long asked = mix(names, minutes, taken);
    double seconds = (System.nanoTime() - began) / 1e9;
    double cpuSeconds = (cpu() - cpu) / 100.0;
    String after = held();
    System.out.printf(
        "**%.0f questions a second** (%d in %.0f s), %.1f ms of processor time each.%n%n",
        asked / seconds,
        asked,
        seconds,
        1000 * cpuSeconds / asked);
    System.out.println("| of the mix | asked | median ms | 95 % | 99 % | longest |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    taken.forEach((kind, all) -> System.out.println(row(kind, all)));
    System.out.println("\n| one client alone | asked | median ms | 95 % | 99 % | longest |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    System.out.println(row("callers", alone(names, "callers", 300)));
    System.out.println(row("callees", alone(names, "callees", 300)));
    System.out.println(row("path", alone(names, "path", 200)));
    System.out.println(row(UNRELATED, alone(names, UNRELATED, 40)));
    System.out.println("\n| whole commands by the launcher | asked | median ms | 95 % | 99 % | longest |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    System.out.println(row("callers", commands(names, launcher, directory)));
    System.out.println("\n| the process | before | after |\n|---|---|---|");
    String[] b = before.split(";");
    String[] a = after.split(";");
    String[] heads = {"resident anonymous MiB", "resident mapped MiB", "handles", "mappings", "threads"};
    for (int i = 0; i < heads.length; i++) {
      System.out.printf("| %s | %s | %s |%n", heads[i], b[i], a[i]);
    }
    cancellation(names);
  }

  /** Asks with all clients; returns how many questions were answered. */
  private long mix(
      List<String> names, double minutes, Map<String, ConcurrentLinkedQueue<Long>> taken)
      throws InterruptedException {
    for (String kind : MIX) {
      taken.putIfAbsent(kind, new ConcurrentLinkedQueue<>());
    }
    long end = System.nanoTime() + (long) (minutes * 60e9);
    AtomicLong asked = new AtomicLong();
    List<Thread> clients = new ArrayList<>();
    for (int c = 0; c < CLIENTS; c++) {
      Random random = new Random(c);
      clients.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (System.nanoTime() < end) {
                      String kind = MIX[random.nextInt(MIX.length)];
                      taken.get(kind).add(one(kind, names, random));
                      asked.incrementAndGet();
                    }
                  }));
    }
    for (Thread each : clients) {
      each.join();
    }
    return asked.get();
  }

  private long one(String kind, List<String> names, Random random) {
    String name = names.get(random.nextInt(names.size()));
    long began = System.nanoTime();
    try {
      if (kind.equals("path")) {
        String[] ends = pairs.get(random.nextInt(pairs.size()));
        ask(kind, ends[0], ends[1]);
      } else if (kind.equals(UNRELATED)) {
        ask("path", name, names.get(random.nextInt(names.size())));
      } else {
        ask(kind, name);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return System.nanoTime() - began;
  }

  private ConcurrentLinkedQueue<Long> alone(List<String> names, String kind, int times) {
    ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
    Random random = new Random(7);
    for (int i = 0; i < times; i++) {
      taken.add(one(kind, names, random));
    }
    return taken;
  }

  private ConcurrentLinkedQueue<Long> commands(
      List<String> names, String launcher, String directory) throws Exception {
    ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
    Random random = new Random(9);
    for (int i = 0; i < 40; i++) {
      String name = names.get(random.nextInt(names.size()));
      long began = System.nanoTime();
      new ProcessBuilder(launcher, "-C", directory, "callers", name, "--rev", rev)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      taken.add(System.nanoTime() - began);
    }
    return taken;
  }

  private static String row(String kind, ConcurrentLinkedQueue<Long> all) {
    long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
    return "| %s | %d | %.1f | %.1f | %.1f | %.1f |"
        .formatted(kind, sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : ms(sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  }

  /** Clock ticks of the server, a hundredth of a second each. */
  private long cpu() throws IOException {
    String[] fields =
        Files.readString(Path.of("/proc/" + process + "/stat")).replaceFirst(".*\\) ", "").split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private String held() throws IOException {
    Path proc = Path.of("/proc/" + process);
    String status = Files.readString(proc.resolve("status"));
    long handles;
    try (Stream<Path> all = Files.list(proc.resolve("fd"))) {
      handles = all.count();
    }
    long mappings =
        Files.readAllLines(proc.resolve("maps")).stream().filter(l -> l.contains(" /")).count();
    return String.join(
        ";",
        field(status, "RssAnon"),
        field(status, "RssFile"),
        String.valueOf(handles),
        String.valueOf(mappings),
        Files.readString(proc.resolve("status")).replaceFirst("(?s).*Threads:\\s*(\\d+).*", "$1"));
  }

  private static String field(String status, String name) {
    return String.valueOf(
        Long.parseLong(status.replaceFirst("(?s).*" + name + ":\\s*(\\d+) kB.*", "$1")) / 1024);
  }

  private int answering() throws IOException, InterruptedException {
    String body = client.send(request("v1/status"), BodyHandlers.ofString()).body();
    return Integer.parseInt(body.replaceFirst("(?s).*\"answering\": (\\d+).*", "$1"));
  }

  /** Long questions: whether short ones are answered meanwhile, and what ends when a client goes. */
  private void cancellation(List<String> names) throws Exception {
    List<HttpClient> gone = new ArrayList<>();
    List<CompletableFuture<?>> running = new ArrayList<>();
    for (int i = 0; i < LONG; i++) {
      HttpClient one = HttpClient.newHttpClient();
      gone.add(one);
      running.add(
          one.sendAsync(
              request("v1/run", "callers", "kfree", "--depth", "60", "--limit", "0", "--rev", rev),
              BodyHandlers.ofString()));
    }
    Thread.sleep(1000);
    int begun = answering();
    ConcurrentLinkedQueue<Long> beside = alone(names, "callers", 50);
    int still = answering();
    long left = System.nanoTime();
    running.forEach(each -> each.cancel(true));
    gone.forEach(HttpClient::shutdownNow);
    while (answering() > 0 && System.nanoTime() - left < 60e9) {
      Thread.sleep(5);
    }
    long ended = System.nanoTime() - left;
    System.out.printf(
        "%nBeside %d long questions (%d at the end), a `callers` of one client takes %s.%n"
            + "When their clients had gone, all had ended after %.0f ms.%n",
        begun,
        still,
        "%.1f ms in the median, %.1f at most"
            .formatted(
                ms(beside.stream().mapToLong(x -> x).sorted().skip(25).findFirst().orElse(0)),
                ms(beside.stream().mapToLong(x -> x).max().orElse(0))),
        ms(ended));
  }
}
