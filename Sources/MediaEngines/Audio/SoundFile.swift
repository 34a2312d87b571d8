import Accessibility
import CSoundFile

/// A file that libsndfile writes into memory.
final class SoundFile {
    /// Where its bytes are.
    let sink = AudioSink()
    private var handle: OpaquePointer?
    /// Rates of speech; far more than an engine gives, and within what the libraries count in.
    private static let sampleRates = 1_000...384_000

    /// Opens a file with one channel.
    ///
    /// - Parameters:
    ///   - format: Its format; not headerless samples.
    ///   - sampleRate: Samples a second; one that the format has.
    /// - Throws: ``SpeechError/unavailableFormat(_:)`` when libsndfile does not write it.
    init(_ format: AudioFormat, sampleRate: Int) throws(SpeechError) {
        guard let code = format.code, format.isAvailable else { throw .unavailableFormat(format.rawValue) }
        guard Self.sampleRates.contains(sampleRate) else {
            throw .unavailableFormat("\(format.rawValue) at \(sampleRate) Hz")
        }
        var information = SF_INFO()
        information.samplerate = Int32(sampleRate)
        information.channels = 1
        information.format = code
        var functions = AudioSink.functions
        let context = Unmanaged.passUnretained(sink).toOpaque()
        guard let handle = sf_open_virtual(&functions, Int32(SFM_WRITE), &information, context) else {
            throw .unavailableFormat("\(format.rawValue) at \(sampleRate) Hz")
        }
        self.handle = handle
        configure(handle, format)
    }

    deinit { if let handle { sf_close(handle) } }

    /// Encodes samples.
    ///
    /// - Parameter samples: Amplitudes.
    /// - Throws: ``SpeechError`` when libsndfile fails.
    func write(_ samples: [Int16]) throws(SpeechError) {
        if samples.isEmpty { return }
        guard sf_write_short(handle, samples, sf_count_t(samples.count)) == samples.count else {
            throw .engineFailed(engine: "libsndfile", reason: String(cString: sf_strerror(handle)))
        }
    }

    /// Writes what the codec still holds; nothing can be written afterwards.
    ///
    /// - Throws: ``SpeechError`` when libsndfile fails.
    func close() throws(SpeechError) {
        guard let handle else { return }
        self.handle = nil
        let status = sf_close(handle)
        guard status == 0 else {
            throw .engineFailed(engine: "libsndfile", reason: String(cString: sf_error_number(status)))
        }
    }

    private func configure(_ handle: OpaquePointer, _ format: AudioFormat) {
        switch format {
        case .mp3:
            // A constant bit rate: a player that gets a stream can tell the length and seek.
            var mode = Int32(SF_BITRATE_MODE_CONSTANT)
            sf_command(handle, Int32(SFC_SET_BITRATE_MODE), &mode, Int32(MemoryLayout<Int32>.size))
            var level = 0.7
            sf_command(handle, Int32(SFC_SET_COMPRESSION_LEVEL), &level, Int32(MemoryLayout<Double>.size))
        case .opus:
            // A page every 200 ms instead of every second: the first audio of a stream leaves early.
            var latency = 200.0
            sf_command(handle, Int32(SFC_SET_OGG_PAGE_LATENCY_MS), &latency, Int32(MemoryLayout<Double>.size))
        default: break
        }
    }
}
