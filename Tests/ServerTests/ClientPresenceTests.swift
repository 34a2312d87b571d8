import NIOCore
import NIOEmbedded
import Testing

@testable import Server

struct ClientPresenceTests {
    /// Suspends until the task is cancelled.
    private static func untilCancelled() async throws {
        let (stream, end) = AsyncStream<Never>.makeStream()
        defer { end.finish() }
        for await _ in stream {}
        throw CancellationError()
    }

    @Test("work for a client that stays returns its value, and its error")
    func stays() async throws {
        let presence = ClientPresence()
        #expect(try await presence.work { 5 } == 5)
        #expect(try await presence.work { String?.none } == nil)
        await #expect(throws: ChannelError.eof) {
            try await presence.work { () throws -> Int in throw ChannelError.eof }
        }
    }

    @Test("work is cancelled when its client leaves, and ends before the call does")
    func leaves() async {
        let presence = ClientPresence()
        let (ended, end) = AsyncStream<Void>.makeStream()
        await #expect(throws: ClientPresence.Left.self) {
            try await presence.work {
                defer { end.yield() }
                presence.become(.silent)
                try await Self.untilCancelled()
            }
        }
        end.finish()
        #expect(await ended.reduce(0) { count, _ in count + 1 } == 1)
    }

    @Test("all requests of the connection are told, and those that come after")
    func leavesMany() async {
        let presence = ClientPresence()
        let (begun, begin) = AsyncStream<Void>.makeStream()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    await #expect(throws: ClientPresence.Left.self) {
                        try await presence.work {
                            begin.yield()
                            try await Self.untilCancelled()
                        }
                    }
                }
            }
            for await _ in begun.prefix(20) {}
            presence.become(.silent)
        }
        await #expect(throws: ClientPresence.Left.self) {
            try await presence.work { try await Self.untilCancelled() }
        }
    }

    @Test("an answer that has begun is for those, too, who only listen, until the connection ends")
    func listens() async throws {
        let presence = ClientPresence(.silent)
        await #expect(throws: ClientPresence.Left.self) {
            try await presence.work(until: .gone) {
                presence.become(.gone)
                try await Self.untilCancelled()
            }
        }
        let listener = ClientPresence(.silent)
        let said = try await listener.work(until: .gone) {
            await Task.yield()
            try Task.checkCancellation()
            return 3
        }
        #expect(said == 3)
    }

    @Test("who cancels the caller cancels the work, and the client has not left by that")
    func callerCancelled() async throws {
        let presence = ClientPresence()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: CancellationError.self) {
                    try await presence.work { try await Self.untilCancelled() }
                }
            }
            group.cancelAll()
        }
        #expect(try await presence.work { 7 } == 7)
    }

    @Test(
        "a broken connection counts at once, a closed side after the grace",
        arguments: [
            (false, 0, ClientPresence.Standing.gone), (true, 999, .here), (true, 1_000, .silent),
        ])
    func handler(isHalfClosed: Bool, milliseconds: Int64, standing: ClientPresence.Standing) throws {
        let clients = ConnectedClients()
        let channel = EmbeddedChannel()
        #expect(clients[channel] == nil)
        let handler = ClientPresenceHandler(clients)
        try channel.pipeline.syncOperations.addHandler(handler)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        if isHalfClosed {
            channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
            channel.embeddedEventLoop.advanceTime(by: .milliseconds(milliseconds))
        } else {
            _ = try channel.finish()
        }
        #expect(handler.presence.standing == standing)
        // A request whose connection broke before anybody looked at it has no client either.
        #expect(clients[channel]?.standing == standing)
        #expect(clients.count == (isHalfClosed ? 1 : 0))
    }
}
