package dev.decant.runtime.plugin;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import dev.decant.testkit.HostileInputTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars with a services file, a manifest and defaults: whatever they are, listing the plugins ends in a list. */
class PluginJarHostileTest extends HostileInputTest {
    @Override
    protected List<byte[]> sound() throws IOException {
        return List.of(jar(9), jar(0));
    }

    private static byte[] jar(int level) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(level);
            entry(out, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 1.2\n");
            entry(out, "META-INF/services/" + DecantPlugin.class.getName(), ToyPlugin.class.getName() + "\n");
            entry(out, "reference.conf", ToyPlugin.REFERENCE);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected List<String> words() {
        return List.of(
                "PK\u0001\u0002",
                PluginFolders.class.getName(),
                "java.lang.String",
                "#",
                "{{{{",
                "${x}",
                "no.such.Class");
    }

    @Override
    protected void read(byte[] file) throws IOException {
        Path jar = onDisk("hostile.jar", file);
        URL[] urls = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            PluginCatalog.of(loader).rows();
        }
    }

    @Override
    protected boolean isRefusal(Throwable thrown) {
        return false;
    }

    /** An injector is made each time. */
    @Override
    protected int bytesForEachByte() {
        return 100_000;
    }

    @Override
    protected int files() {
        return 200;
    }
}
