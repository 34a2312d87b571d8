public import Accessibility
import Dispatch
import Synchronization

/// Writes speech in one of the formats, as a whole or block by block, in memory.
///
/// The same audio in the same blocks gives the same bytes. Block by block, what only the end of the speech tells is left
/// open: the lengths in a WAVE header are 0xFFFFFFFF ("until the stream ends"), FLAC's number of samples and digest are 0
/// ("unknown"), an MP3's Xing frame counts no frames. As a whole, all of them are filled in.
///
/// Loudness is the engine's: nothing is amplified. A file without speech holds one silent sample, so that it is a file of
/// its format.
public final class AudioEncoder: Sendable {
    /// The format.
    public let format: AudioFormat
    /// Samples a second in the file.
    public let sampleRate: Int
    private let isStream: Bool
    private let state: Mutex<State>
    // Encoding takes long enough to be kept off the threads that serve requests.
    private let queue = DispatchQueue(label: "chaka.audio")

    /// Creates an encoder for blocks.
    ///
    /// - Parameters:
    ///   - format: The format.
    ///   - sampleRate: Samples a second of the audio that will come; audio at another rate is converted.
    /// - Throws: ``SpeechError/unavailableFormat(_:)`` when this machine cannot write the format.
    public convenience init(_ format: AudioFormat, sampleRate: Int) throws(SpeechError) {
        try self.init(format, sampleRate: sampleRate, isStream: true)
    }

    private init(_ format: AudioFormat, sampleRate: Int, isStream: Bool) throws(SpeechError) {
        self.format = format
        self.isStream = isStream
        self.sampleRate = format.sampleRate(for: sampleRate)
        state = Mutex(State(file: format == .pcm ? nil : try SoundFile(format, sampleRate: self.sampleRate)))
    }

    /// Writes speech as a whole, with all lengths filled in.
    ///
    /// - Parameters:
    ///   - audio: The speech.
    ///   - format: The format.
    /// - Returns: The file.
    /// - Throws: ``SpeechError/unavailableFormat(_:)`` when this machine cannot write the format.
    public static func encode(_ audio: SpeechAudio, as format: AudioFormat) throws(SpeechError) -> [UInt8] {
        try encode([audio], as: format)
    }

    /// Writes the sentences of a speech, which may have different sample rates, as a whole.
    ///
    /// - Parameters:
    ///   - sentences: The speech; the file has the rate of the first.
    ///   - format: The format.
    /// - Returns: The file.
    /// - Throws: ``SpeechError/unavailableFormat(_:)`` when this machine cannot write the format.
    public static func encode(_ sentences: [SpeechAudio], as format: AudioFormat) throws(SpeechError) -> [UInt8] {
        let encoder = try AudioEncoder(format, sampleRate: sentences.first?.sampleRate ?? 22_050, isStream: false)
        for audio in sentences { _ = try encoder.write(audio) }
        return try encoder.finish()
    }

    /// Encodes the next block.
    ///
    /// - Parameter audio: The block.
    /// - Returns: The bytes that are ready; may be none.
    /// - Throws: ``SpeechError`` when a library fails.
    public func write(_ audio: SpeechAudio) throws(SpeechError) -> [UInt8] {
        try state.withLock { state throws(SpeechError) in
            try write(audio.samples, at: audio.sampleRate, &state)
            return take(&state)
        }
    }

    /// Ends the file.
    ///
    /// - Returns: The bytes that remain.
    /// - Throws: ``SpeechError`` when a library fails.
    public func finish() throws(SpeechError) -> [UInt8] {
        try state.withLock { state throws(SpeechError) in
            try flush(&state)
            // libsndfile writes no header for some formats until there is a sample.
            if !state.hasSamples, state.file != nil { try append([0], &state) }
            try state.file?.close()
            state.isFinished = true
            return take(&state)
        }
    }

    /// Encodes the next block on a thread of its own, for callers that must not block.
    ///
    /// - Parameter audio: The block.
    /// - Returns: The bytes that are ready; may be none.
    /// - Throws: ``SpeechError`` when a library fails.
    public func encode(_ audio: SpeechAudio) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.write(audio) }) }
        }
    }

    /// Encodes speech in blocks of half a second, on a thread of its own, and hands on the bytes of each as they are ready:
    /// the first ones of a long sentence leave before its end is encoded.
    ///
    /// - Parameters:
    ///   - audio: The speech.
    ///   - isolation: The actor of the caller, on which `emit` runs.
    ///   - emit: Takes the bytes, never none.
    /// - Throws: ``SpeechError`` when a library fails, and what `emit` throws.
    public func encode(
        _ audio: SpeechAudio, isolation: isolated (any Actor)? = #isolation, emit: ([UInt8]) async throws -> Void
    ) async throws {
        let length = max(1, audio.sampleRate / 2)
        for start in stride(from: 0, to: audio.samples.count, by: length) {
            let samples = audio.samples[start..<min(start + length, audio.samples.count)]
            let bytes = try await encode(SpeechAudio(sampleRate: audio.sampleRate, samples: Array(samples)))
            if !bytes.isEmpty { try await emit(bytes) }
        }
    }

    /// Ends the file on a thread of its own, for callers that must not block.
    ///
    /// - Returns: The bytes that remain.
    /// - Throws: ``SpeechError`` when a library fails.
    public func end() async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.finish() }) }
        }
    }

    private struct State {
        var file: SoundFile?
        var samples: [UInt8] = []
        var converter: SampleRateConverter?
        var hasSamples = false
        var isHeaderTaken = false
        var isFinished = false
    }

    private func write(_ samples: [Int16], at rate: Int, _ state: inout State) throws(SpeechError) {
        if let converter = state.converter, converter.inputRate != rate { try flush(&state) }
        if rate == sampleRate { return try append(samples, &state) }
        if state.converter == nil { state.converter = try SampleRateConverter(from: rate, to: sampleRate) }
        guard let converter = state.converter else { return }
        try append(try converter.convert(samples, isLast: false), &state)
    }

    private func flush(_ state: inout State) throws(SpeechError) {
        guard let converter = state.converter else { return }
        state.converter = nil
        try append(try converter.convert([], isLast: true), &state)
    }

    private func append(_ samples: [Int16], _ state: inout State) throws(SpeechError) {
        if !samples.isEmpty { state.hasSamples = true }
        if let file = state.file { return try file.write(samples) }
        for sample in samples {
            state.samples.append(UInt8(truncatingIfNeeded: sample))
            state.samples.append(UInt8(truncatingIfNeeded: sample >> 8))
        }
    }

    private func take(_ state: inout State) -> [UInt8] {
        guard isStream || state.isFinished else { return [] }
        guard let file = state.file else {
            defer { state.samples = [] }
            return state.samples
        }
        if format == .opus {
            let waiting = file.sink.waiting
            var pages = file.sink.take(keeping: waiting.count - OggPages.wholePages(in: waiting))
            OggPages.renumber(&pages)
            return pages
        }
        var bytes = file.sink.take()
        if isStream, !state.isHeaderTaken, !bytes.isEmpty {
            state.isHeaderTaken = true
            if bytes.starts(with: "RIFF".utf8) { WaveHeader.leaveLengthOpen(&bytes) }
        }
        return bytes
    }
}
