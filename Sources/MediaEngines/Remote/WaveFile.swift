import Accessibility

/// Why bytes are no RIFF WAVE that can be read.
struct WaveFileError: Error, Hashable {
    /// In English, for logs.
    let reason: String
}

/// RIFF WAVE in memory.
///
/// Reads linear samples of 8, 16, 24 and 32 bits and floating point of 32 bits; several channels are averaged.
///
/// Source: Microsoft and IBM (1991), "Multimedia Programming Interface and Data Specifications 1.0"; Microsoft,
/// `WAVEFORMATEXTENSIBLE`.
enum WaveFile {
    private struct Format {
        var isFloat: Bool
        var channels: Int
        var sampleRate: Int
        var bytes: Int
    }

    /// Decodes a file.
    ///
    /// A length of data of 0 before more bytes, or of 2 GB and more, is what programs write that cannot go back to the
    /// head: all that follows is data then. Any other length must be there.
    ///
    /// - Parameter file: Bytes of the file.
    /// - Returns: One channel at the file's rate.
    /// - Throws: ``WaveFileError`` for what is no WAVE, is cut off or has an encoding that is not read here.
    static func decode(_ file: [UInt8]) throws(WaveFileError) -> SpeechAudio {
        guard file.count >= 12, file[0..<4].elementsEqual("RIFF".utf8), file[8..<12].elementsEqual("WAVE".utf8) else {
            throw WaveFileError(reason: "the answer is no RIFF WAVE")
        }
        var format: Format?
        var place = 12
        while place + 8 <= file.count {
            let kind = file[place..<(place + 4)]
            let length = number(file, place + 4, bytes: 4)
            let start = place + 8
            if kind.elementsEqual("data".utf8) {
                guard let format else { throw WaveFileError(reason: "data comes before its format") }
                let isUnknown = length >= 0x7FFF_0000 || (length == 0 && start < file.count)
                guard isUnknown || start + length <= file.count else {
                    throw WaveFileError(reason: "the audio is cut off")
                }
                let data = file[start..<(isUnknown ? file.count : start + length)]
                return SpeechAudio(sampleRate: format.sampleRate, samples: samples(data, format))
            }
            guard start + length <= file.count else { throw WaveFileError(reason: "the audio is cut off") }
            if kind.elementsEqual("fmt ".utf8) { format = try readFormat(file[start..<(start + length)]) }
            place = start + length + length % 2
        }
        throw WaveFileError(reason: "the audio has no data")
    }

    /// Encodes audio: one channel, 16 bits linear.
    static func encode(_ audio: SpeechAudio) -> [UInt8] {
        let bytes = audio.samples.count * 2
        var file: [UInt8] = []
        file.reserveCapacity(44 + bytes)
        func append(_ value: Int, bytes: Int) {
            for byte in 0..<bytes { file.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
        }
        file += "RIFF".utf8
        append(36 + bytes, bytes: 4)
        file += "WAVEfmt ".utf8
        for (value, size) in [
            (16, 4), (1, 2), (1, 2), (audio.sampleRate, 4), (audio.sampleRate * 2, 4), (2, 2), (16, 2),
        ] {
            append(value, bytes: size)
        }
        file += "data".utf8
        append(bytes, bytes: 4)
        for sample in audio.samples {
            let bits = UInt16(bitPattern: sample)
            file.append(UInt8(truncatingIfNeeded: bits))
            file.append(UInt8(truncatingIfNeeded: bits >> 8))
        }
        return file
    }

    /// Samples of 16 bits, little-endian; an odd byte at the end is dropped.
    static func samples(linear16 bytes: ArraySlice<UInt8>) -> [Int16] {
        let count = bytes.count / 2
        var samples = [Int16](unsafeUninitializedCapacity: count) { buffer, length in
            bytes.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(buffer).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: $0[..<(2 * count)]))
            }
            length = count
        }
        // On machines whose own order is another.
        if Int16(littleEndian: 1) != 1 { samples = samples.map(\.byteSwapped) }
        return samples
    }

    private static func readFormat(_ chunk: ArraySlice<UInt8>) throws(WaveFileError) -> Format {
        let bytes = Array(chunk)
        guard bytes.count >= 16 else { throw WaveFileError(reason: "the format is cut off") }
        var encoding = number(bytes, 0, bytes: 2)
        if encoding == 0xFFFE, bytes.count >= 26 { encoding = number(bytes, 24, bytes: 2) }
        let bits = number(bytes, 14, bytes: 2)
        let format = Format(
            isFloat: encoding == 3, channels: number(bytes, 2, bytes: 2), sampleRate: number(bytes, 4, bytes: 4),
            bytes: bits / 8)
        let isKnown = encoding == 1 ? [8, 16, 24, 32].contains(bits) : encoding == 3 && bits == 32
        guard isKnown, (1...8).contains(format.channels), (4_000...192_000).contains(format.sampleRate) else {
            throw WaveFileError(
                reason: "encoding \(encoding) of \(bits) bits in \(format.channels) channels is not read")
        }
        return format
    }

    private static func samples(_ data: ArraySlice<UInt8>, _ format: Format) -> [Int16] {
        if format.bytes == 2, format.channels == 1 { return samples(linear16: data) }
        let frame = format.bytes * format.channels
        return data.withUnsafeBytes { buffer in
            (0..<(buffer.count / frame)).map { index in
                var sum = 0
                for channel in 0..<format.channels {
                    sum += sample(buffer, index * frame + channel * format.bytes, format)
                }
                return Int16(clamping: sum / format.channels)
            }
        }
    }

    private static func sample(_ buffer: UnsafeRawBufferPointer, _ offset: Int, _ format: Format) -> Int {
        if format.isFloat {
            let bits = UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            let value = Float(bitPattern: bits)
            return value.isFinite ? Int((max(-1, min(1, value)) * 32_767).rounded()) : 0
        }
        // The two highest bytes are the sample; 8 bits are unsigned.
        guard format.bytes > 1 else { return (Int(buffer[offset]) - 128) * 256 }
        let high = offset + format.bytes - 2
        return Int(Int16(littleEndian: buffer.loadUnaligned(fromByteOffset: high, as: Int16.self)))
    }

    private static func number(_ bytes: [UInt8], _ offset: Int, bytes count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
}
