package io.attentivecourier.pipeline;

import io.attentivecourier.home.Home;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.SettingsFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;

/**
 * The jars of a home's {@code lib/}, on Camel's class loader: components, beans and type converters
 * of the user's. What is in the box wins over a class of the same name.
 */
public final class OwnCode {
  private static final String ENDING = ".jar";

  /** One for all contexts of a process: native code can be loaded by one alone. */
  private static final Map<List<Path>, ClassLoader> LOADERS = new ConcurrentHashMap<>();

  private OwnCode() {}

  /**
   * Lets a context find it; to be called before the context is started.
   *
   * @throws SettingsFault where a jar cannot be read: Java would pass it over in silence
   */
  public static <T extends CamelContext> T in(T context, Home home) {
    List<Path> jars = jars(home);
    if (!jars.isEmpty()) {
      ClassLoader loader = LOADERS.computeIfAbsent(jars, found -> loader(home, found));
      context.setApplicationContextClassLoader(loader);
      // Type converters are sought before Camel asks the context for its class loader.
      PluginHelper.getPackageScanClassResolver(context).addClassLoader(loader);
    }
    return context;
  }

  /** A context of its own, for a look at files. */
  public static CamelContext scratch(Home home) {
    return in(new DefaultCamelContext(), home);
  }

  private static List<Path> jars(Home home) {
    if (!Files.isDirectory(home.lib())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(home.lib())) {
      return files.filter(OwnCode::isJar).sorted().toList();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  /** Hidden files are a Mac's. */
  private static boolean isJar(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) && !name.startsWith(".");
  }

  private static ClassLoader loader(Home home, List<Path> jars) {
    List<Fault> broken = new ArrayList<>();
    jars.forEach(jar -> requireJar(home, jar, broken));
    if (!broken.isEmpty()) {
      throw new SettingsFault(broken);
    }
    URL[] urls = jars.stream().map(OwnCode::url).toArray(URL[]::new);
    return new URLClassLoader("lib", urls, OwnCode.class.getClassLoader());
  }

  private static void requireJar(Home home, Path jar, List<Fault> broken) {
    try (JarFile whole = new JarFile(jar.toFile())) {
      whole.size();
    } catch (IOException unread) {
      String name = HomeFile.name(home, jar);
      broken.add(
          new Fault(name, "is no jar that can be read", "copy it anew, or move it out of lib/"));
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
