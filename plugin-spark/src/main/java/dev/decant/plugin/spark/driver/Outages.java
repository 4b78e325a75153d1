package dev.decant.plugin.spark.driver;

import dev.decant.plugin.spark.message.Reply;
import java.util.Set;

/** Says it, once for each process that waits, when no worker is left: Spark itself waits for one without a word. */
final class Outages {
    private static final int LOOK_MILLIS = 5000;
    private static final int LOOKS = 6;

    private final Places places;
    private final Set<Long> waiting;
    private final Replies replies;

    /** @param waiting numbers of processes, changed by others */
    Outages(Places places, Set<Long> waiting, Replies replies) {
        this.places = places;
        this.waiting = waiting;
        this.replies = replies;
    }

    void watch() {
        Thread watch = new Thread(this::look, "watch for outages");
        watch.setDaemon(true);
        watch.start();
    }

    private void look() {
        int looks = 0;
        try {
            while (true) {
                looks = places.now() > 0 ? 0 : looks + 1;
                if (looks == LOOKS) {
                    waiting.forEach(number -> replies.tell(new Reply.Notice(
                            number, "no worker is left; it goes on when one comes back (Ctrl-C ends the waiting)")));
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
