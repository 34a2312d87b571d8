import Accessibility
import Foundation
import MediaEngines
import TextProcessing
import Translation
import Transport

/// Builds what speaks and hears, for commands that need nothing else.
///
/// - Parameters:
///   - configuration: The configuration in force.
///   - share: Where the lexicons are.
/// - Returns: The services; an engine that is not installed is left out with its remedy.
/// - Throws: ``GatewayError``.
public func buildSpeech(
    _ configuration: GatewayConfiguration, share: ShareDirectory
) throws(GatewayError) -> SpeechServices {
    try SpeechServices.build(
        configuration, tables: SpeechTables(share: share), identifier: TextServices(share: share).stages.identifier)
}

extension SpeechServices {
    /// Builds what speaks and hears; an engine that is not installed is left out with its remedy.
    static func build(
        _ configuration: GatewayConfiguration, tables: SpeechTables, identifier: LanguageIdentifier
    ) throws(GatewayError) -> SpeechServices {
        let settings = configuration.speech
        var engines: [any SpeechEngine] = []
        var espeak: EspeakEngine?
        var remedy: String?
        if settings.espeakProcesses > 0 {
            let program = settings.espeakProgram.isEmpty ? nil : settings.espeakProgram
            if let path = program ?? EspeakConfiguration.installedWorkerPath {
                let engine = EspeakEngine(
                    EspeakConfiguration(workerPath: path, workers: settings.espeakProcesses))
                espeak = engine
                engines.append(engine)
            } else {
                remedy = "chaka-espeak is not beside the program: swift build -c release --product chaka-espeak"
            }
        }
        let listed = try ListedSpeech(configuration, taken: Set(engines.map(\.name)))
        let cache = SpeechCache(byteBudget: settings.cacheBytes)
        return SpeechServices(
            preparer: TextPreparer(catalog: tables.preparation), pronunciation: tables.pronunciation,
            speaker: Speaker(
                // What the operator lists was meant to be used: it comes before the engine that comes with the gateway.
                engines: listed.engines + engines, cache: settings.cacheBytes > 0 ? cache : nil,
                limits: SpeechLimits(characters: settings.characters, seconds: settings.seconds)),
            cache: cache, recognizers: listed.recognizers, remedy: remedy, identifier: identifier,
            defaultVarieties: configuration.defaultVarieties, espeak: espeak)
    }
}

/// Makes the engines and recognizers that the configuration lists.
private struct ListedSpeech {
    private(set) var engines: [any SpeechEngine] = []
    private(set) var recognizers: [any SpeechRecognizer] = []

    init(_ configuration: GatewayConfiguration, taken: Set<String>) throws(GatewayError) {
        let entries = configuration.speech.entries
        if entries.engines.isEmpty, entries.recognizers.isEmpty { return }
        var names = taken
        for entry in entries.engines + entries.recognizers where !names.insert(entry.id).inserted {
            throw .invalidBackend(field: "\(entry.place).id", reason: "there is another of this name")
        }
        let transport: CurlTransport
        do {
            transport = try CurlTransport(configuration.transport)
        } catch {
            throw .invalidBackend(field: "transport", reason: error.explanation)
        }
        // Speech cannot be masked: what is said is what leaves. Only who allows external services allows these.
        func isAllowed(_ entry: SpeechEntries.Entry) -> Bool {
            !entry.isExternal || configuration.policy.external == .allowed
        }
        for entry in entries.engines where isAllowed(entry) {
            engines.append(try Self.engine(entry, transport))
        }
        for entry in entries.recognizers where isAllowed(entry) {
            recognizers.append(try Self.recognizer(entry, transport))
        }
    }

    private static func engine(
        _ entry: SpeechEntries.Entry, _ transport: CurlTransport
    ) throws(GatewayError) -> any SpeechEngine {
        switch entry.kind {
        case .command:
            return CommandSpeechEngine(
                CommandSpeechEngine.Configuration(
                    name: entry.id, command: entry.command,
                    output: entry.sampleRate.map { .samples(perSecond: $0) } ?? .wave, voices: entry.voices,
                    concurrency: entry.concurrency))
        case .openai, .piper:
            let audio = entry.sampleRate.map { RemoteSpeechDialect.Audio.pcm(sampleRate: $0) } ?? .wav
            let dialect: RemoteSpeechDialect =
                entry.kind == .piper ? .piper : .openAI(model: entry.model ?? "tts-1", audio: audio)
            return RemoteSpeechEngine(
                name: entry.id, service: try service(entry), dialect: dialect, voices: entry.voices,
                transport: transport)
        }
    }

    private static func recognizer(
        _ entry: SpeechEntries.Entry, _ transport: CurlTransport
    ) throws(GatewayError) -> any SpeechRecognizer {
        guard entry.kind == .command else {
            return RemoteSpeechRecognizer(
                RemoteSpeechRecognizer.Configuration(
                    name: entry.id, model: entry.model ?? "whisper-1", languageCodes: entry.languageCodes,
                    sampleRate: entry.sampleRate ?? 16_000),
                service: try service(entry), transport: transport)
        }
        return CommandSpeechRecognizer(
            CommandSpeechRecognizer.Configuration(
                name: entry.id, command: entry.command,
                varieties: entry.languageCodes.keys.sorted { $0.tag < $1.tag }, sampleRate: entry.sampleRate ?? 16_000,
                concurrency: entry.concurrency))
    }

    private static func service(_ entry: SpeechEntries.Entry) throws(GatewayError) -> MediaService {
        try MediaService(
            url: entry.url ?? "", keyFile: entry.keyFile, timeout: entry.timeout, concurrency: entry.concurrency,
            place: entry.place)
    }
}
