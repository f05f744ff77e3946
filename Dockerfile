# The program alone: docker build --build-context release=dist/release/build -t forge-manifest-ls .
# Check an app: docker run --rm -v "$PWD:/app" forge-manifest-ls check
FROM scratch
ARG TARGETOS=linux
ARG TARGETARCH=amd64
COPY --from=release ${TARGETOS}_${TARGETARCH}/forge-manifest-ls /forge-manifest-ls
WORKDIR /app
ENTRYPOINT ["/forge-manifest-ls"]
