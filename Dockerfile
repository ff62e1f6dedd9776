# syntax=docker/dockerfile:1
# glibc on purpose: DuckDB and SQLite bring native code for it, none for musl.
# Pin both by digest before you rely on them: `docker buildx imagetools inspect eclipse-temurin:17-jre-noble`
# prints it, then build with --build-arg JRE=eclipse-temurin:17-jre-noble@sha256:…
ARG JDK=eclipse-temurin:17-jdk-noble
ARG JRE=eclipse-temurin:17-jre-noble

FROM ${JDK} AS build
RUN apt-get update && apt-get install -y --no-install-recommends curl unzip && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY mvnw pom.xml LICENSE NOTICE ./
COPY .mvn .mvn
COPY routes routes
COPY sample sample
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -B -DskipTests package

FROM ${JRE}
COPY --from=build /src/target/lib /app/lib
COPY --from=build /src/target/attentive-courier.jar /app/
# A new volume takes the owner and the mode of this folder.
RUN install -d -o 10001 -g 10001 -m 0700 /data
USER 10001:10001
VOLUME /data
WORKDIR /data
# Text is UTF-8, whatever the base image says: names of files, variables, queries.
ENV COURIER_HOME=/data LANG=C.UTF-8 LC_ALL=C.UTF-8
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["java", "-Xmx16m", "-XX:+UseSerialGC", "-cp", "/app/attentive-courier.jar", "io.attentivecourier.console.HealthProbe"]
# The shell makes the folder that native code is unpacked into, and stays: out of memory the JVM is killed (137, as its own
# exit would be 3, which says that a list is held), and the first process of a container cannot kill itself. It passes
# signals on, and standard input, which a background process does not get by itself.
# The heap is bounded and not a share of the memory: lists are sorted on disk. Little inlining, as a run is over before
# more pays: of ten million rows the compiler took 4 s of CPU in place of 7. The cipher is compiled early, and survivors have
# room for the batches in flight: docs/performance.md has the figures.
COPY --chmod=0755 <<'END' /app/courier
#!/bin/sh
umask 077
mkdir -p /data/var/tmp || exit 1
exec 3<&0
java -Xmx128m -XX:+UseSerialGC -XX:SurvivorRatio=4 -XX:InlineSmallCode=500 -XX:FreqInlineSize=150 \
  -XX:CompileCommand=quiet '-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.05' \
  '-XX:OnOutOfMemoryError=kill -9 %p' -XX:+DisplayVMOutputToStderr -Dfile.encoding=UTF-8 \
  -Djava.io.tmpdir=/data/var/tmp ${COURIER_JAVA_OPTS:-} -jar /app/attentive-courier.jar "$@" <&3 3<&- &
courier=$!
trap 'kill -TERM $courier' TERM INT HUP
while :; do
  wait $courier
  code=$?
  kill -0 $courier 2>/dev/null || exit $code
done
END
ENTRYPOINT ["/app/courier"]
CMD ["serve"]
