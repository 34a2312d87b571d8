import Gateway
import Testing

struct PrometheusTextTests {
    @Test("writes counters and gauges with help, type and escaped labels, in order")
    func values() {
        let registry = MetricsRegistry()
        registry.add(to: .requests, "/v1/translate", "POST", "200")
        registry.add(2, to: .requests, "/v1/translate", "POST", "200")
        registry.add(to: .requests, "a\"b\\c\nd", "GET", "404")
        registry.set(1.5, of: .cacheBytes)
        let lines = PrometheusText.text(of: registry).split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "# HELP chaka_cache_bytes Bytes the cache holds.", "# TYPE chaka_cache_bytes gauge",
                "chaka_cache_bytes 1.5",
                "# HELP chaka_http_requests_total Requests answered, by route as it is described.",
                "# TYPE chaka_http_requests_total counter",
                #"chaka_http_requests_total{route="/v1/translate",method="POST",status="200"} 3"#,
                #"chaka_http_requests_total{route="a\"b\\c\nd",method="GET",status="404"} 1"#,
            ])
    }

    @Test("adds up the buckets of a histogram; a bound belongs to its bucket")
    func histogram() {
        let registry = MetricsRegistry()
        for seconds in [0.001, 0.002, 0.3, 60] { registry.observe(seconds, in: .requestSeconds, "r") }
        let text = PrometheusText.text(of: registry)
        #expect(text.contains(#"_bucket{route="r",le="0.001"} 1"#))
        #expect(text.contains(#"_bucket{route="r",le="0.0025"} 2"#))
        #expect(text.contains(#"_bucket{route="r",le="0.25"} 2"#))
        #expect(text.contains(#"_bucket{route="r",le="0.5"} 3"#))
        #expect(text.contains(#"_bucket{route="r",le="30"} 3"#))
        #expect(text.contains(#"_bucket{route="r",le="+Inf"} 4"#))
        #expect(text.contains(#"_sum{route="r"} 60.303"#) && text.contains(#"_count{route="r"} 4"#))
    }

    @Test("a family holds a bounded number of series")
    func bounded() {
        let registry = MetricsRegistry()
        for number in 0..<300 { registry.add(to: .refusals, "code-\(number)") }
        let lines = PrometheusText.text(of: registry).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == MetricsRegistry.seriesLimit + 1)
        #expect(lines.contains(#"chaka_refused_requests_total{code="other"} 100"#))
    }
}
