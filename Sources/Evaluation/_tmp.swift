public struct ChrFStatistics: Sendable { public var matches: [Float]; public var hypothesisCounts: [Float] }
func ngrams(_ t: String) -> [[UInt64: Int]] {
  var out = [[UInt64: Int]](repeating: [:], count: 8)
  let sc = t.unicodeScalars.filter { !$0.properties.isWhitespace }.map { UInt64($0.value) }
  for n in 1...6 where sc.count >= n { for i in 0...(sc.count - n) { var h: UInt64 = 77; for j in i..<i+n { h = (h ^ sc[j]) &* 0x9E3779B97F4A7C15; h ^= h >> 29 }; out[n-1][h, default: 0] += 1 } }
  var words: [String] = []
  for w in t.split(whereSeparator: { $0.isWhitespace }) { let s = String(w); if s.count > 1, let l = s.last, ".,!?:;)\"»".contains(l) { words.append(String(s.dropLast())); words.append(String(l)) } else if s.count > 1, let f = s.first, "¿¡(\"«".contains(f) { words.append(String(f)); words.append(String(s.dropFirst())) } else { words.append(s) } }
  for n in 1...2 where words.count >= n { for i in 0...(words.count - n) { var h: UInt64 = 77; for j in i..<i+n { for b in words[j].utf8 { h = (h ^ UInt64(b)) &* 0x9E3779B97F4A7C15; h ^= h >> 29 }; h &+= 5 }; out[5+n][h, default: 0] += 1 } }
  return out
}
public struct ChrFReference: Sendable { let g: [[UInt64: Int]]; public init(_ t: String) { g = ngrams(t) }; public var counts: [Int] { g.map { $0.values.reduce(0,+) } }
 public func statistics(of b: [UInt8]) -> ChrFStatistics { let h = ngrams(String(decoding: b, as: UTF8.self)); return ChrFStatistics(matches: (0..<8).map { o in Float(h[o].reduce(0) { $0 + min($1.value, g[o][$1.key] ?? 0) }) }, hypothesisCounts: h.map { Float($0.values.reduce(0,+)) }) } }
