package io.halfpixel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs another command and packs what somebody needs who is to repeat it elsewhere. */
@Command(
    name = "report",
    header = "Runs a command and packs what a report of a defect needs into one file.",
    description = {
      "%nThe file has what the command wrote, its exit code, what info says, settings of Halfpixel,"
          + " and name, size and SHA-256 of every file that the command names. The files themselves"
          + " are packed only if you ask for it. Look into it before you send it: it names folders"
          + " of this machine."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  halfpixel report bug.zip -- upsample in.png out.png --scale 2",
      "  halfpixel report bug.zip --with-files -- preprocess --config c.json in.jpg -o x.npy"
    })
final class ReportCommand implements Callable<Integer> {
  /** The first file of the archive, by which an earlier report is recognised. */
  private static final String FIRST = "halfpixel-report.txt";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ZIP", description = "The file to write.")
  private Path zip;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "After --, the command with its arguments.")
  private List<String> words;

  @Option(names = "--with-files", description = "Pack the files that the command names too.")
  private boolean withFiles;

  /** What the command did. */
  private record Ran(int exit, String out, String err) {}

  private Ran run(List<String> words) {
    AllCommands commands = (AllCommands) spec.root().userObject();
    String[] arguments = words.toArray(String[]::new);
    CommandLine command = commands.forArguments(arguments);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exit = command.execute(arguments);
    return new Ran(exit, out.toString(), err.toString());
  }

  @Override
  public Integer call() throws IOException {
    if (words.get(0).equals("report")) {
      throw new ParameterException(spec.commandLine(), "a report of a report says nothing");
    }
    List<Path> files = files();
    OutputFiles.requireDistinct(files, List.of(zip));
    OutputFiles.requireReplaceable(
        zip, "archive of halfpixel report", file -> OutputFiles.begins(file, FIRST));
    try (AtomicOutput output = AtomicOutput.to(zip)) {
      try (ZipOutputStream archive =
          new ZipOutputStream(Files.newOutputStream(output.temporary()))) {
        write(archive, FIRST, "What halfpixel report packed, by " + Version.text());
        String described = describe(files, archive); // Before the command writes over them.
        List<String> debugged = new ArrayList<>(words);
        debugged.add(1, "--debug");
        Ran ran = run(debugged);
        write(archive, "command.txt", String.join("\n", words) + "\n\nexit code " + ran.exit());
        write(archive, "out.txt", ran.out());
        write(archive, "err.txt", ran.err());
        write(archive, "files.txt", described);
        write(archive, "settings.txt", settings());
        write(archive, "info.json", run(List.of("info", "--json", "-")).out());
      }
      output.commit();
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          Printable.line(
              zip
                  + ": look into it before you send it; it "
                  + (withFiles ? "has" : "names, but has not,")
                  + " the files of the command: "
                  + files.size()));
      out.flush();
    }
    return ExitCode.OK;
  }

  /** Returns the files that are there of those that the command names. */
  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (String word : words) {
      try {
        Path file = Path.of(word.replaceFirst("^--?[a-z-]+=", ""));
        if (Files.isRegularFile(file) && Files.isReadable(file)) {
          files.add(file);
        }
      } catch (InvalidPathException e) {
        // A word that is no file.
      }
    }
    return files;
  }

  /** Describes files, a line each, and packs them if that is asked for. */
  private String describe(List<Path> files, ZipOutputStream archive) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      if (withFiles) {
        archive.putNextEntry(new ZipEntry("files/" + i + "-" + file.getFileName()));
      }
      String sum = copy(file, withFiles ? archive : OutputStream.nullOutputStream());
      lines.append("%s, %d bytes, SHA-256 %s%n".formatted(file, Files.size(file), sum));
    }
    return lines.toString();
  }

  /** Copies a file and returns its SHA-256. */
  private static String copy(Path file, OutputStream to) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      DigestOutputStream summing = new DigestOutputStream(to, MessageDigest.getInstance("SHA-256"));
      in.transferTo(summing);
      return HexFormat.of().formatHex(summing.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }

  /** Returns the properties and variables of Halfpixel, and what the virtual machine was given. */
  private static String settings() {
    Map<String, String> settings = new TreeMap<>();
    System.getProperties()
        .forEach(
            (name, value) -> {
              if (String.valueOf(name).startsWith("halfpixel.")) {
                settings.put("-D" + name, String.valueOf(value));
              }
            });
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("HALFPIXEL_") || name.equals("JAVA_TOOL_OPTIONS")) {
                settings.put(name, value);
              }
            });
    StringBuilder lines = new StringBuilder();
    settings.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    return lines.toString();
  }

  private static void write(ZipOutputStream archive, String name, String text) throws IOException {
    archive.putNextEntry(new ZipEntry(name));
    archive.write(text.getBytes(StandardCharsets.UTF_8));
    archive.closeEntry();
  }
}
