import ArgumentParser
import Foundation
import Gateway
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import Server
import ServiceLifecycle
import UnixSignals

/// `chaka serve`: the HTTP gateway.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Start the HTTP gateway.")

    @OptionGroup var options: GatewayOptions

    @Option(help: "Address to listen on.")
    var host: String?

    @Option(help: "Port to listen on.")
    var port: Int?

    func run() async throws {
        // Requests are short, and a hop from an event loop to the pool of tasks and back cost a third of the CPU of a
        // memory hit (150 against 105 microseconds). So tasks run on the event loops themselves; long work yields
        // between segments, and nothing in a request blocks. Where the runtime refuses, all works without it.
        _ = NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
        var flags: [String: ConfigurationLayers.Value] = [:]
        if let host { flags["server.host"] = .init(text: host, origin: "--host") }
        if let port { flags["server.port"] = .init(text: String(port), origin: "--port") }
        let configuration = try options.configuration(extra: flags)
        let services = try await buildServices(configuration, share: options.shareDirectory(of: configuration))
        try services.checkAddress()
        for problem in services.fileProblems { report(problem) }
        let isLogJSON = configuration.server.isLogJSON
        var logger = Logger(label: "chaka") { label -> any LogHandler in
            if isLogJSON { return JSONLogHandler(label: label) }
            return TextLogHandler(label: label)
        }
        logger.logLevel = Logger.Level(rawValue: configuration.server.logLevel) ?? .info
        let (host, port) = (configuration.server.host, configuration.server.port)
        let basePath = configuration.server.basePath
        let application = buildApplication(services: services, logger: logger) { port in
            let name = host.contains(":") ? "[\(host)]" : host
            let url = "http://\(name):\(port)\(basePath)"
            print(Messages.current.listening(url))
            print(Messages.current.firstRequest(url))
            fflush(nil)
        }
        for problem in services.models?.problems ?? [] { report(problem.message.text(in: Messages.current.language)) }
        let models = services.models
        let pipeline = services.pipeline
        let follower = Task {
            // Models change while the server runs; a look a second costs a few system calls.
            await models?.follow(pipeline, clock: .continuous, every: .seconds(1)) { problem in
                report(problem.message.text(in: Messages.current.language))
            }
        }
        let keyFollower = Task {
            await services.followKeys(clock: .continuous, every: .seconds(1)) { report("\($0)") }
        }
        let speechWarmUp = Task { await services.speech?.warmUp() }
        let answerFollower = Task {
            await services.followAnswers(clock: .continuous, every: .seconds(1)) {
                report($0.text(in: Messages.current.language))
            }
        }
        defer {
            speechWarmUp.cancel()
            answerFollower.cancel()
            follower.cancel()
            keyFollower.cancel()
        }
        do {
            try await serve(application, drainingFor: configuration.limits.deadline + .seconds(5), logger: logger)
        } catch let error as IOError {
            throw CommandFailure(
                error.errnoCode == EADDRINUSE
                    ? Messages.current.portInUse(host, port)
                    : Messages.current.cannotListen(host, port, String(cString: strerror(error.errnoCode))))
        }
        await services.shutDown()
    }

    /// Runs until a signal to stop, then answers what is under way and accepts no more connections.
    ///
    /// A client that never ends its request would hold the process for ever: what is not answered when every deadline has
    /// passed is cut off.
    private func serve(_ application: some ApplicationProtocol, drainingFor limit: Duration, logger: Logger)
        async throws
    {
        var group = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = limit
        try await ServiceGroup(configuration: group).run()
    }
}
