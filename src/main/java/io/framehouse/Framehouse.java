package io.framehouse;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Framehouse {
    public static void main(String[] args) {
        SpringApplication.run(Framehouse.class, args);
    }
}
