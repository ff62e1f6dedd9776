package io.attentivecourier.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.attentivecourier.mcp.RpcFault.RpcCode;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Calls of tools, one after the other, so that a ping is answered while a plan runs. */
final class CallQueue implements AutoCloseable {
  private static final int MOST_WAITING = 16;

  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), CallQueue::thread);

  private static Thread thread(Runnable calls) {
    return new Thread(calls, "mcp-calls");
  }

  /** A call with the id of its request. */
  private record QueuedCall(JsonNode id, Runnable call) implements Runnable {
    @Override
    public void run() {
      call.run();
    }
  }

  void add(JsonNode id, Runnable call) throws RpcFault {
    try {
      worker.execute(new QueuedCall(id, call));
    } catch (RejectedExecutionException full) {
      throw new RpcFault(RpcCode.TOO_MANY, MOST_WAITING + " calls wait already: ask again later");
    }
  }

  /** Forgets a call that waits. One that has begun goes on: an act is never left half done. */
  void cancel(JsonNode id) {
    worker.getQueue().removeIf(waiting -> ((QueuedCall) waiting).id().equals(id));
  }

  /** Waits for what was asked. */
  @Override
  public void close() throws InterruptedException {
    worker.shutdown();
    worker.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }
}
