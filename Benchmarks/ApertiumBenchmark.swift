import Backends
import CProcess
import Foundation
import Glibc
import Synchronization
import TextProcessing

/// Spanish to English: our engine in process beside Debian's `apertium-apy` over loopback HTTP, sixteen callers each.
enum ApertiumBenchmark {
    private static let concurrency = 16
    private static let requestCount = 2000

    static func run() async throws {
        let engine = try ApertiumEngine(pair: LanguagePair(source: .spanish, target: .english))
        let start = ContinuousClock.now
        _ = try await engine.translate("Hola, mundo.", deadline: .now + .seconds(60))
        print("  first answer after the start: \((.now - start).milliseconds) ms")
        let ours = try await measureEngine(engine)
        report("engine, in process", ours)
        await engine.shutDown()
        guard let peer = try ApertiumAPYServer() else {
            print("  apertium-apy: skipped, needs the Debian package apertium-apy")
            return
        }
        defer { peer.stop() }
        for sentence in sentences.prefix(5) { _ = try peer.translate(sentence) }
        let theirs = try measureServer(peer)
        report("apertium-apy, HTTP", theirs)
        print("  ratio of requests/s: \((ours.rate / theirs.rate).rounded(to: 1))")
    }

    private struct Measurement {
        var seconds: Double
        var latencies: [Double]
        var rate: Double { Double(latencies.count) / seconds }
    }

    private static func measureEngine(_ engine: ApertiumEngine) async throws -> Measurement {
        let start = ContinuousClock.now
        let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
            for caller in 0..<concurrency {
                group.addTask {
                    var latencies: [Double] = []
                    for index in stride(from: caller, to: requestCount, by: concurrency) {
                        let before = ContinuousClock.now
                        _ = try await engine.translate(
                            sentences[index % sentences.count], deadline: .now + .seconds(30))
                        latencies.append((.now - before).milliseconds)
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return Measurement(seconds: (.now - start).milliseconds / 1000, latencies: latencies)
    }

    private static func measureServer(_ server: ApertiumAPYServer) throws -> Measurement {
        let count = requestCount / 4
        let outcome = Mutex<(latencies: [Double], failure: (any Error)?)>(([], nil))
        let group = DispatchGroup()
        let start = ContinuousClock.now
        for caller in 0..<concurrency {
            group.enter()
            Thread.detachNewThread {
                defer { group.leave() }
                for index in stride(from: caller, to: count, by: concurrency) {
                    let before = ContinuousClock.now
                    do {
                        _ = try server.translate(sentences[index % sentences.count])
                        let latency = (.now - before).milliseconds
                        outcome.withLock { $0.latencies.append(latency) }
                    } catch {
                        outcome.withLock { $0.failure = error }
                        return
                    }
                }
            }
        }
        let finished = DispatchSemaphore(value: 0)
        group.notify(queue: .global()) { finished.signal() }
        waitUntilSignalled(finished)
        let seconds = (.now - start).milliseconds / 1000
        let (latencies, failure) = outcome.withLock { $0 }
        if let failure { throw failure }
        return Measurement(seconds: seconds, latencies: latencies)
    }

    // Blocking is harmless here: nothing else runs while the peer is measured.
    private static func waitUntilSignalled(_ semaphore: DispatchSemaphore) { semaphore.wait() }

    private static func report(_ name: String, _ measurement: Measurement) {
        let sorted = measurement.latencies.sorted()
        let middle = sorted[sorted.count / 2].rounded(to: 1)
        let late = sorted[sorted.count * 99 / 100].rounded(to: 1)
        print(
            "  \(name): \(measurement.rate.rounded(to: 0)) requests/s, p50 \(middle) ms, p99 \(late) ms"
                + " (\(sorted.count) requests, \(concurrency) at a time)")
    }

    private static let sentences = """
        La posta de salud atiende a los vecinos desde las ocho de la mañana.
        Mi abuela vende papas y maíz en el mercado del pueblo cada domingo.
        El médico dijo que el niño tiene que tomar mucha agua limpia.
        Para pedir el documento usted necesita una foto y su partida.
        Los maestros de la escuela hablan con los padres una vez al mes.
        La carretera está cerrada porque la lluvia se llevó el puente viejo.
        Queremos que el agua llegue a todas las casas de la comunidad.
        El juez leyó los papeles y después escuchó a las dos familias.
        Si usted tiene fiebre alta vaya al hospital lo más pronto posible.
        Las mujeres del valle tejen mantas de lana con muchos colores vivos.
        El alcalde prometió una nueva biblioteca para los jóvenes de este barrio.
        Nadie puede entrar en la oficina después de las cinco de la tarde.
        Mi hermano compró un caballo negro y dos vacas en la feria.
        La enfermera lavó la herida con cuidado y puso una venda blanca.
        El programa social paga cada dos meses a las personas mayores pobres.
        Hay que guardar el recibo porque la oficina lo va a pedir.
        El maestro enseña a leer en la lengua que los niños hablan.
        La reunión empieza a las diez y termina antes de la comida.
        Los perros cuidan las ovejas en la montaña durante toda la noche.
        Ella escribió una carta larga a su hija que vive en la ciudad.
        El viento fuerte rompió el techo de la escuela el martes pasado.
        Tenemos derecho a hablar nuestra lengua en el hospital y en el juzgado.
        El banco abre a las nueve y siempre hay mucha gente esperando.
        Los campesinos siembran la papa cuando llegan las primeras lluvias del año.
        Usted puede pagar el impuesto en la oficina o en el banco.
        La niña perdió su cuaderno azul en el camino a la escuela.
        Después del terremoto las familias durmieron en la plaza varias noches frías.
        El presidente de la comunidad firmó el acta delante de todos nosotros.
        No hay medicinas en la posta y el camión llega el viernes.
        Mi padre trabajó veinte años en la mina y ahora está enfermo.
        La vacuna es gratis para todos los niños menores de cinco años.
        El río crece en febrero y a veces entra en las casas.
        Los jóvenes salen a la ciudad porque en el campo falta trabajo.
        Pregunte en la puerta tres dónde se entrega la solicitud de ayuda.
        El abogado explicó que la tierra pertenece a toda la comunidad campesina.
        Los estudiantes limpiaron el parque y plantaron árboles pequeños cerca del río.
        La sopa de quinua con verduras es buena para las madres jóvenes.
        Si pierde su documento debe avisar a la policía ese mismo día.
        En la noche hace mucho frío y las ovejas duermen muy juntas.
        La radio del pueblo da las noticias en dos lenguas cada mañana.
        """.split(separator: "\n").map(String.init)
}

/// Debian's `apertium-apy` on a free loopback port, in a process group of its own.
private struct ApertiumAPYServer: Sendable {
    struct Failure: Error { let reason: String }

    private static let program = "/usr/bin/apertium-apy"
    private let group: pid_t
    private let port: UInt16

    /// Starts the server and waits until it answers; nil when it is not installed.
    init?() throws {
        guard access(Self.program, X_OK) == 0 else { return nil }
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        port = try Self.withAddress(port: 0) { address, length in
            guard bind(probe, address, length) == 0 else { throw Failure(reason: "no free port") }
            var bound = sockaddr_in()
            var size = length
            _ = withUnsafeMutablePointer(to: &bound) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(probe, $0, &size) }
            }
            return UInt16(bigEndian: bound.sin_port)
        }
        close(probe)
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(null) }
        let words: [String] = [Self.program, "-p", "\(port)", "/usr/share/apertium/modes"]
        let variables: [String] = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"]
        var arguments = words.map { strdup($0) } + [nil]
        var environment = variables.map { strdup($0) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        var process: pid_t = 0
        guard chaka_spawn_stage(Self.program, &arguments, &environment, null, null, 0, &process) == 0 else {
            throw Failure(reason: "cannot start \(Self.program)")
        }
        group = process
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            do {
                _ = try translate("Hola")
                return
            } catch  where ContinuousClock.now < deadline {
                usleep(100_000)
            } catch {
                stop()
                throw error
            }
        }
    }

    /// Ends the server and its pipelines, which outlive SIGTERM.
    func stop() {
        kill(-group, SIGKILL)
        waitpid(group, nil, 0)
    }

    /// Translates one text over a connection of its own.
    func translate(_ text: String) throws -> String {
        let query = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let body = "langpair=spa%7Ceng&q=\(query)"
        let request =
            "POST /translate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        try Self.withAddress(port: port) { address, length in
            guard connect(connection, address, length) == 0 else { throw Failure(reason: "no connection") }
        }
        let bytes = Array(request.utf8)
        guard send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Failure(reason: "cannot send")
        }
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while case let count = recv(connection, &chunk, chunk.count, 0), count > 0 { answer += chunk[..<count] }
        let reply = String(decoding: answer, as: UTF8.self)
        guard reply.hasPrefix("HTTP/1.1 200"), reply.contains("translatedText") else {
            throw Failure(reason: "unexpected answer: \(reply.prefix(80))")
        }
        return reply
    }

    private static func withAddress<Result>(
        port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Result
    ) throws -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return try withUnsafePointer(to: address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}

extension Duration {
    fileprivate var milliseconds: Double {
        (Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15).rounded(to: 3)
    }
}

extension Double {
    fileprivate func rounded(to digits: Int) -> Double {
        let scale = pow(10, Double(digits))
        return (self * scale).rounded() / scale
    }
}
