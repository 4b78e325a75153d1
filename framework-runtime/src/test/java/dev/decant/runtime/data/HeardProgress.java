package dev.decant.runtime.data;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a cache told. */
final class HeardProgress implements CacheProgress {
    final List<String> notices = new ArrayList<>();
    final List<Integer> done = new ArrayList<>();

    @Override
    public void reading(int done, int total) {
        this.done.add(done);
    }

    @Override
    public void notice(String line) {
        notices.add(line);
    }
}
