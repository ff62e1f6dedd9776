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
# There is no Git here: --build-arg COMMIT=$(git rev-parse --short=12 HEAD)
ARG COMMIT=unknown
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -B -DskipTests -Dcourier.commit=${COMMIT} package

FROM ${JRE}
COPY --from=build /src/target/lib /app/lib
COPY --from=build /src/target/attentive-courier.jar /app/
COPY --chmod=0755 courier /app/bin/courier
# The classes are mapped once, in here; and an image that cannot rehearse is none. `docker exec … courier ledger` is found
# by its name.
RUN ln -s /app/bin/courier /usr/local/bin/courier && courier --map-classes && courier rehearse --home /tmp >/dev/null && \
  rm -rf /tmp/*
# A new volume takes the owner and the mode of this folder.
RUN install -d -o 10001 -g 10001 -m 0700 /data
USER 10001:10001
VOLUME /data
WORKDIR /data
# Text is UTF-8, whatever the base image says: names of files, variables, queries.
# Health and metrics are asked for from outside the container: the default, weaker than the home's file, is all addresses.
ENV COURIER_HOME=/data COURIER_DEFAULT_CONSOLE_HOST=0.0.0.0 LANG=C.UTF-8 LC_ALL=C.UTF-8
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["java", "-Xmx16m", "-XX:+UseSerialGC", "-cp", "/app/attentive-courier.jar", "io.attentivecourier.console.HealthProbe"]
# The shell makes the folder that native code is unpacked into, and stays: out of memory the JVM is killed (137, as its own
# exit would be 3, which says that a list is held), and the first process of a container cannot kill itself. It passes
# signals on, and standard input, which a background process does not get by itself.
COPY --chmod=0755 <<'END' /app/courier
#!/bin/sh
umask 077
mkdir -p /data/var/tmp || exit 1
exec 3<&0
COURIER_JAVA_OPTS="-Djava.io.tmpdir=/data/var/tmp ${COURIER_JAVA_OPTS:-}" /app/bin/courier "$@" <&3 3<&- &
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
